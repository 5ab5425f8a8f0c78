import { hkdfSync, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { createSeal, type Seal } from '../../redis/sealed.ts';
import type { Place } from './shared-answers.ts';

/** What makes two instances' sources the same one. */
export interface SameSource {
  readonly name: string;
  readonly api: string;
  readonly baseUrl: string;
  /** Credentials, and whatever else its answers may depend on. */
  readonly secrets: unknown;
}

const bytes = 48;
const nameBytes = 16;

/**
 * Made of the source's own credentials, so that only who could ask the vendor can find or read what it answered. Slow on
 * purpose: a password is not to be tried out on what lies in Redis. With an encryption key, `seal`, nobody can try.
 */
export async function placeOf(
  { name, api, baseUrl, secrets }: SameSource,
  seal: Seal | null = null,
): Promise<Place> {
  const secret = JSON.stringify(secrets);
  const salt = JSON.stringify(['orgraph answers 1', api, name, baseUrl]);
  const derived = seal
    ? Buffer.from(hkdfSync('sha256', secret + seal.digest(secret), salt, '', bytes))
    : await promisify<string, string, number, Buffer>(scrypt)(secret, salt, bytes);
  return {
    name: derived.subarray(0, nameBytes).toString('base64url'),
    seal: createSeal([derived.subarray(nameBytes)]),
  };
}
