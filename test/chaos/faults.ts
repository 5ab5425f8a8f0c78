import type { Fault, Sandbox } from '../../sandbox/index.ts';

/** Something that a vendor does wrong, and what callers are told of it; null: it was merely slow. */
export interface Misfortune {
  readonly what: string;
  readonly fault: Omit<Fault, 'api'>;
  readonly code: string | null;
  readonly httpStatus?: number;
}

export const maxResponseBytes = 500_000;

/** Confluent's own headers would have everybody wait for a minute. */
const retryAfter = { 'Retry-After': '1', 'X-RateLimit-Reset': '1' };

/** Every kind of fault that the sandbox has. */
export const misfortunes: readonly Misfortune[] = [
  { what: 'is slow', fault: { kind: 'latency', ms: 150 }, code: null },
  { what: 'is too slow', fault: { kind: 'latency', ms: 5_000 }, code: 'UPSTREAM_TIMEOUT' },
  { what: 'never answers', fault: { kind: 'hang' }, code: 'UPSTREAM_TIMEOUT' },
  { what: 'sends a byte at a time', fault: { kind: 'drip', ms: 50 }, code: 'UPSTREAM_TIMEOUT' },
  { what: 'hangs up', fault: { kind: 'reset' }, code: 'UPSTREAM_UNAVAILABLE' },
  status(400, 'UPSTREAM_REJECTED'),
  status(401, 'UPSTREAM_UNAUTHENTICATED'),
  status(403, 'UPSTREAM_FORBIDDEN'),
  status(404, 'UPSTREAM_REJECTED'),
  status(429, 'UPSTREAM_RATE_LIMITED', retryAfter),
  status(500, 'UPSTREAM_UNAVAILABLE'),
  status(502, 'UPSTREAM_UNAVAILABLE'),
  status(503, 'UPSTREAM_UNAVAILABLE', retryAfter),
  invalid('breaks off', { kind: 'truncated' }),
  invalid('sends half of its JSON', { kind: 'wrong-json' }),
  invalid('sends another shape', { kind: 'wrong-shape' }),
  invalid('sends a page for people', { kind: 'html' }),
  invalid('sends too much', { kind: 'oversized', bytes: maxResponseBytes * 4 }),
];

function status(code: number, told: string, headers?: Readonly<Record<string, string>>): Misfortune {
  const fault = { kind: 'status', status: code, ...(headers && { headers }) } as const;
  return { what: `answers ${code}`, fault, code: told, httpStatus: code };
}

function invalid(what: string, fault: Misfortune['fault']): Misfortune {
  return { what, fault, code: 'UPSTREAM_INVALID_RESPONSE' };
}

/** Lets some calls of one API fail; the returned function makes them well again. */
export function strike(
  sandbox: Sandbox,
  api: Fault['api'],
  operations: Iterable<string>,
  fault: Misfortune['fault'],
): () => void {
  const undo = [...new Set(operations)].map((operationId) =>
    sandbox.addFault({ api, operationId, ...fault }),
  );
  return () => {
    for (const remove of undo) remove();
  };
}
