import { anyAge } from '../core/cache-wish.ts';
import { isNotFound } from '../core/errors.ts';
import { parseJson } from '../core/json.ts';
import type { FlightTerms } from './cache/flight.ts';
import { freeze } from './cache/kept-value.ts';
import type { Answer, Asked } from './cache/asked.ts';
import type { SourceCache } from './cache/source-cache.ts';
import { timeoutFailure } from './failure.ts';
import { followRead, type FollowedRead } from './followed-read.ts';
import { firstCause, type OperationScope } from './persist.ts';
import type { Fetched, Glance, Reading, Reads } from './reading.ts';
import type { CallScope, Connection } from './types.ts';

interface SharedReadsOptions {
  /** Name of the source. */
  readonly source: string;
  readonly cache: SourceCache;
  readonly scopeOf: () => OperationScope;
  readonly sendWithin: (scope: OperationScope) => Connection['send'];
}

/** Where nobody follows, a read's call is one like any other. */
const unfollowed: CallScope['read'] = { cache: 'MISS', wants: [] };

/** The reads of one operation, which share their answers with those of others. */
export function sharedReads({ source, cache, scopeOf, sendWithin }: SharedReadsOptions): Reads {
  const asked = <T>({ request, interpret, keep = 'briefly', renew }: Reading<T>): Asked => ({
    request,
    interpret,
    keep,
    renew,
    wish: scopeOf().cacheWish?.() ?? anyAge,
    basis: scopeOf().basis,
  });

  const follow = ({ request }: Pick<Reading<unknown>, 'request'>): FollowedRead | null => {
    const { observeRead } = scopeOf();
    return observeRead ? followRead(source, request, observeRead) : null;
  };

  async function ask<T>(
    { request, interpret, notFound }: Reading<T>,
    terms: FlightTerms,
    read: CallScope['read'],
  ): Promise<Answer<T>> {
    const understood = (value: T, fetchedAt: string, text: string | null): Answer<T> => ({
      value,
      fetchedAt,
      bytes: freeze(value),
      text,
    });
    const { deadline, signal } = terms;
    const { observe, observeBegun, overhear, rehearsal } = scopeOf();
    try {
      const reply = await sendWithin({ deadline, observe, observeBegun, read, rehearsal })(request, signal);
      overhear?.({
        operationId: request.operationId,
        text: reply.text,
        understand: (text) => interpret({ ...reply, text, json: () => parseJson(text) }),
      });
      // In the turn in which the answer is handed out: what is found wrong with it counts against the vendor.
      return understood(interpret(reply), reply.receivedAt, reply.text);
    } catch (error) {
      if (notFound && isNotFound(error)) return understood(notFound(error), new Date().toISOString(), null);
      throw error;
    }
  }

  return {
    async read(reading, signal) {
      const scope = scopeOf();
      const { operationId } = reading.request;
      const followed = follow(reading);
      const late = (): Error => timeoutFailure({ source, operationId }, 'operation');
      const waiter = { signal, deadline: scope.deadline, late };
      try {
        return await cache.read(heardBy(followed, asked(reading)), waiter, (terms) =>
          ask(reading, terms, followed?.about() ?? unfollowed),
        );
      } catch (error) {
        scope.basis?.passing();
        throw firstCause(error, scope);
      } finally {
        followed?.end();
      }
    },
    take<T>(reading: Reading<T>) {
      const followed = follow(reading);
      const taken = cache.take(heardBy(followed, asked(reading)));
      followed?.end();
      // The same key is always interpreted in the same way.
      return taken as Fetched<T> | null;
    },
    retire(reading) {
      cache.retire(asked(reading));
    },
    glance: <T>(reading: Reading<T>) => cache.glance(asked(reading)) as Glance<T> | null,
  };
}

function heardBy(followed: FollowedRead | null, asked: Asked): Asked {
  return followed ? { ...asked, heard: followed.heard } : asked;
}
