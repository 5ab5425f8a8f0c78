import type { VendorComplaint } from '../core/errors.ts';
import { isSecretName } from '../core/secret-name.ts';
import type { UpstreamRequest } from './types.ts';

const scheme = /\b(Bearer|Basic|ApiKey)\s+[\w\-.~+/=:]{4,}/gi;
const jwt = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;
// Shorter values are no secrets, and cutting them out would leave nothing to read.
const shortest = 4;

function named(values: object): string[] {
  return Object.entries(values)
    .filter(([name, value]) => typeof value === 'string' && isSecretName(name))
    .map(([, value]) => value as string);
}

/** A header's value and what is inside it: the token after the scheme, the user's password in Basic. */
function unwrap(value: string): string[] {
  const [, rest] = /^\S+ (.+)$/.exec(value) ?? [];
  if (rest === undefined) return [value];
  const decoded = /^basic /i.test(value) ? Buffer.from(rest, 'base64').toString() : '';
  const password = decoded.slice(decoded.indexOf(':') + 1);
  return [value, rest, decoded, password];
}

/** A secret as a vendor may repeat it: as it is, quoted, percent-encoded or in base64. */
function spellings(secret: string): string[] {
  const quoted = JSON.stringify(secret).slice(1, -1);
  const encoded = new URLSearchParams({ v: secret }).toString().slice(2);
  return [secret, quoted, encoded, percentEncoded(secret), Buffer.from(secret).toString('base64')];
}

function percentEncoded(secret: string): string {
  return encodeURIComponent(secret.toWellFormed());
}

/**
 * Every secret that goes out with a request; `authorization` are the headers its credentials added. What the caller
 * has declared a secret is one however short it is.
 */
export function secretsOf(
  request: UpstreamRequest,
  authorization: Readonly<Record<string, string>>,
): string[] {
  const { headers = {}, form = {}, json, secrets = [] } = request;
  const found = [
    ...[...Object.values(authorization), ...named(headers)].flatMap(unwrap),
    ...named(form),
    ...(typeof json === 'object' && json !== null ? named(json) : []),
  ].filter((secret) => secret.length >= shortest);
  return [...found, ...secrets.filter((secret) => secret !== '').flatMap(spellings)];
}

function redact(text: string, secrets: readonly string[]): string {
  // The longest first, so that a password inside a header's value does not leave the rest of it behind.
  const ordered = [...new Set(secrets)].sort((a, b) => b.length - a.length);
  return ordered
    .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text)
    .replaceAll(scheme, '$1 [redacted]')
    .replaceAll(jwt, '[redacted]');
}

/** Some vendors repeat in a complaint what they were sent. */
export function redactComplaints(
  complaints: readonly VendorComplaint[],
  secrets: readonly string[],
): readonly VendorComplaint[] {
  return complaints.map(({ message, code, location }) => ({
    message: redact(message, secrets),
    ...(code !== undefined && { code: redact(code, secrets) }),
    ...(location !== undefined && { location: redact(location, secrets) }),
  }));
}
