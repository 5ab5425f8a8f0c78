import type { SourceConfiguration } from '../config/configuration.ts';
import type { TransportSettings } from '../http/types.ts';
import type { Check } from './check.ts';

/** What a source is made of, in words; no address but hosts, and no credentials but their kind. */
export function sourceCheck({ name, api, auth, transport }: SourceConfiguration): Check {
  const { baseUrl, timeouts, maxConcurrency, retries, rateLimit } = transport;
  const host = hostOf(baseUrl);
  const kind = authType(auth);
  const proxy = transport.proxy === null ? null : hostOf(transport.proxy);
  // They are checked at the same time, and come in the order in which they were done.
  const tls = Object.keys(transport.tls).sort();
  const limit = rateLimit && `${rateLimit.requests} calls in ${rateLimit.perSeconds} s`;
  const parts = [
    `${api} at ${host}`,
    `signs in by ${kind}`,
    proxy === null ? 'no proxy' : `proxy ${proxy}`,
    tlsWords(transport, tls),
    `${timeouts.total} ms a call`,
    `${maxConcurrency} calls at once`,
    `${retries} repetition(s)`,
    limit ?? 'the rate limit that the vendor tells',
  ];
  return {
    about: 'source',
    name,
    status: 'ok',
    text: `is ${parts.join(', ')}`,
    details: { api, host, auth: kind, proxy, tls, timeouts, maxConcurrency, retries, rateLimit },
  };
}

/** `auth.type`, which no secret can be: the API's schema has checked it. */
function authType(auth: unknown): string {
  return typeof auth === 'object' && auth !== null && 'type' in auth ? String(auth.type) : 'its own way';
}

function tlsWords({ baseUrl }: TransportSettings, tls: readonly string[]): string {
  if (!baseUrl.startsWith('https:')) return 'no TLS';
  return tls.length > 0 ? `TLS with its own ${tls.join(', ')}` : 'usual TLS';
}

export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'an address that is no URL';
}
