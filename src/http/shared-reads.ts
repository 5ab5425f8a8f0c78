import { anyAge } from '../core/cache-wish.ts';
import { isNotFound } from '../core/errors.ts';
import type { FlightTerms } from './cache/flight.ts';
import { freeze } from './cache/kept-value.ts';
import type { Answer, Asked, SourceCache } from './cache/source-cache.ts';
import { timeoutFailure } from './failure.ts';
import { firstCause, type OperationScope } from './persist.ts';
import type { Fetched, Glance, Reading, Reads } from './reading.ts';
import type { Connection } from './types.ts';

interface SharedReadsOptions {
  /** Name of the source. */
  readonly source: string;
  readonly cache: SourceCache;
  readonly scopeOf: () => OperationScope;
  readonly sendWithin: (scope: OperationScope) => Connection['send'];
}

/** The reads of one operation, which share their answers with those of others. */
export function sharedReads({ source, cache, scopeOf, sendWithin }: SharedReadsOptions): Reads {
  const asked = <T>({ request, keep = 'briefly' }: Reading<T>): Asked => ({
    request,
    keep,
    wish: scopeOf().cacheWish?.() ?? anyAge,
  });

  async function ask<T>(
    { request, interpret, notFound }: Reading<T>,
    terms: FlightTerms,
  ): Promise<Answer<T>> {
    const understood = (value: T, fetchedAt: string): Answer<T> => ({
      value,
      fetchedAt,
      bytes: freeze(value),
    });
    const { deadline, signal } = terms;
    const { observe } = scopeOf();
    try {
      const reply = await sendWithin({ deadline, observe })(request, signal);
      // In the turn in which the answer is handed out: what is found wrong with it counts against the vendor.
      return understood(interpret(reply), reply.receivedAt);
    } catch (error) {
      if (notFound && isNotFound(error)) return understood(notFound(error), new Date().toISOString());
      throw error;
    }
  }

  return {
    async read(reading, signal) {
      const scope = scopeOf();
      const { operationId } = reading.request;
      const late = (): Error => timeoutFailure({ source, operationId }, 'operation');
      try {
        return await cache.read(asked(reading), { signal, deadline: scope.deadline, late }, (terms) =>
          ask(reading, terms),
        );
      } catch (error) {
        throw firstCause(error, scope);
      }
    },
    // The same key is always interpreted in the same way.
    take: <T>(reading: Reading<T>) => cache.take(asked(reading)) as Fetched<T> | null,
    glance: <T>(reading: Reading<T>) => cache.glance(asked(reading)) as Glance<T> | null,
  };
}
