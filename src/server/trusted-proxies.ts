import { isIP } from 'node:net';
import type { FastifyServerOptions } from 'fastify';
import type { ProxyTrust } from '../config/public-address.ts';

/** Whose `X-Forwarded-*` headers Fastify believes. */
export function trustedProxies(trust: ProxyTrust): NonNullable<FastifyServerOptions['trustProxy']> {
  if (typeof trust === 'boolean') return trust;
  // Of a mere number Fastify believes nobody: it cannot tell whether the nearest address is a proxy's. Whoever
  // configures a number sees to that.
  if (typeof trust === 'number') return (_address, hop) => hop < trust;
  return [...trust];
}

/** What Fastify knows of where a request comes from. */
interface Sender {
  /** What the trusted proxies tell. */
  readonly ip: string;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Where a request comes from, as far as the trusted proxies tell: always an address. */
export function addressOf({ ip, socket }: Sender): string {
  if (isIP(ip) !== 0) return ip;
  // Some proxies add the port.
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\]|([\d.]+))(?::\d+)?$/.exec(ip) ?? [];
  const address = bracketed ?? dotted ?? '';
  // What is no address may be any text at all.
  return isIP(address) !== 0 ? address : (socket.remoteAddress ?? '');
}
