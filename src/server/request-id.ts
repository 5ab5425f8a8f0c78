import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { contentPolicy } from './security-headers.ts';

/** Of the caller's id, only what can neither break a log line nor fill one. */
const sane = /^[\w.-]{1,128}$/;

/** The caller's `X-Request-Id` where it is sane, else a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && sane.test(given) ? given : randomUUID();
}

/** What every answer carries, also one to what is no right request, for which no hook runs. */
export function commonHeaders(requestId: string): Readonly<Record<string, string>> {
  return {
    'x-request-id': requestId,
    'x-content-type-options': 'nosniff',
    'content-security-policy': contentPolicy,
  };
}
