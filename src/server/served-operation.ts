import type { FastifyRequest } from 'fastify';
import type { Caller } from '../core/caller.ts';
import { readThrough } from '../core/cache-wish.ts';
import type { Operation } from '../core/source.ts';
import type { AskedOfOperation } from '../trace/asked.ts';
import type { SharedTerms } from './answers/equal-queries.ts';
import { askedOfOperation } from './asked-of-operation.ts';
import { currentCaller } from './authenticate.ts';
import { wishOf } from './cache-wish.ts';
import type { Faults } from './fault-rehearsal.ts';
import { heedKey } from './held-key.ts';
import { watchArrival, type ArrivedAt } from './operation-deadline.ts';
import { originOf } from './request-origin.ts';
import { currentRecord } from './request-record.ts';

/** One GraphQL operation, who asks for it, and the server's own origin as they know it: `https://graph.example`. */
export interface ServedOperation extends Required<
  Pick<Operation, 'signal' | 'cacheWish' | 'observe' | 'basis'>
> {
  readonly caller: Caller;
  readonly origin: string;
  readonly arrivedAt: ArrivedAt;
  /** When its request began to come, in milliseconds of `performance.now`. */
  readonly startedAt: number;
  /** What it is to be told beside its answer; null: nothing. */
  readonly asked: AskedOfOperation | null;
  /** What simulators are to do wrong in it, by source; null: nothing. */
  readonly faults: Faults | null;
  /** `X-Request-Id` of the answer. */
  readonly requestId: string;
  /** SHA-256 of its `Idempotency-Key` while its mutations are run, in hexadecimal; null: it has none. */
  readonly idempotencyKey: () => string | null;
}

/** `shared`: where its answer may be that of others as well. */
export function servedOperation(request: FastifyRequest, shared: SharedTerms | null): ServedOperation {
  const record = currentRecord();
  const wish = wishOf(request.headers['cache-control']);
  return {
    ...heedKey(record),
    ...(shared ?? { basis: undefined }),
    caller: currentCaller(),
    origin: originOf(request),
    arrivedAt: watchArrival(request.raw),
    startedAt: record.startedAt,
    asked: askedOfOperation(request),
    faults: record.faults,
    // What a mutation reads before and after its write is the vendor's present state.
    cacheWish: () => (record.operationType === 'mutation' && wish.keep ? readThrough : wish),
    requestId: request.id,
    idempotencyKey: () => record.key?.digest ?? null,
  };
}
