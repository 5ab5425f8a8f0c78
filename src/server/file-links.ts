import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { FileTarget } from '../core/files.ts';

/** Makes and reads the tokens of download links. A token can be read by whoever has it, and made by nobody else. */
export interface FileLinks {
  /** Text of the letters that need no escaping in a URL, without a slash. */
  sign(file: FileTarget): string;
  /** What the token names; null for one that is out of date or that `sign` did not make. */
  verify(token: string): FileTarget | null;
}

export interface FileLinkOptions {
  /** Of at least 32 bytes each, nobody's to guess: the first signs, and what any of them has signed is good. */
  readonly keys: readonly [Uint8Array, ...(readonly Uint8Array[])];
  readonly lifetimeSeconds?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Keeps the key's other uses apart from this one, and lets the form of the content change. */
const purpose = 'orgraph file link 1:';
/** A link must fit into a request's first line; of a name this is enough. */
const longestName = 200;

const content = z.tuple([
  z.number(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
]);

export function fileLinks({ keys, lifetimeSeconds = 300, now = Date.now }: FileLinkOptions): FileLinks {
  const signed = (payload: string, key: Uint8Array): string => {
    const mac = createHmac('sha256', key).update(purpose + payload);
    return `${payload}.${mac.digest('base64url')}`;
  };
  return {
    sign({ source, organization, type, ref, fileName, contentType }) {
      const expires = now() + lifetimeSeconds * 1000;
      const name = fileName === null ? null : Array.from(fileName).slice(0, longestName).join('');
      const values: z.infer<typeof content> = [expires, source, organization, type, ref, name, contentType];
      const payload = Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
      return signed(payload, keys[0]);
    },
    verify(token) {
      const [payload = '', signature = ''] = token.split('.', 2);
      // Compared as text: several texts decode to the same bytes.
      const isOurs = keys.some((key) => isEqual(signed(payload, key), token));
      if (!isOurs || signature === '') return null;
      const [expires, source, organization, type, ref, fileName, contentType] = content.parse(
        JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
      );
      return now() < expires ? { source, organization, type, ref, fileName, contentType } : null;
    },
  };
}

/** In a time that says nothing about where they differ. */
function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
