import type { ServerResponse } from 'node:http';
import { afterEach } from '@jest/globals';
import type { CacheWish } from '../../../src/core/cache-wish.ts';
import type { CacheSettings } from '../../../src/http/cache/freshness.ts';
import type { SharedAnswers } from '../../../src/http/cache/shared-answers.ts';
import { createSourceCache } from '../../../src/http/cache/source-cache.ts';
import { createStore } from '../../../src/http/cache/store.ts';
import type { Fetched, Reading } from '../../../src/http/reading.ts';
import type { Connection, TransportSettings } from '../../../src/http/types.ts';
import { stoppedClock } from '../../support/clock.ts';
import { closing } from '../events.ts';
import { json, startServer, type Answering, type LocalServer } from '../local-server.ts';
import { connectTo, never, read, type TestConnection } from '../test-connection.ts';

export interface Thing {
  readonly n: number;
  readonly parts: readonly string[];
}

/** Of `GET /thing`, whose answer is `{ n }`, or of `/thing/<id>`. */
export function thing(id?: string, keep: Reading<unknown>['keep'] = 'marked'): Reading<Thing | null> {
  return {
    request: id === undefined ? read : { ...read, path: '/thing/{id}', params: { id } },
    interpret: (reply) => ({ n: (reply.json() as { n: number }).n, parts: ['part'] }),
    notFound: () => null,
    keep,
  };
}

export interface CachingConnection extends TestConnection {
  /** Lets time pass for what is kept. */
  pass(seconds: number): void;
  /** Reads as an operation of its own. */
  ask(reading?: Reading<Thing | null>, wish?: CacheWish): Promise<Fetched<Thing | null>>;
  operation(wish?: CacheWish): Connection;
  /** How reads were answered so far: only what is not nought. */
  counts(): Partial<Record<string, number>>;
}

/** Keeps answers for ten seconds and hundred more, by a clock that stands still unless it is told to go on. */
export function connectKeeping(
  baseUrl: string,
  settings: Partial<CacheSettings> = {},
  transport: Partial<TransportSettings> = {},
  maxBytes = 1_000_000,
  shared?: SharedAnswers,
): CachingConnection {
  const clock = stoppedClock();
  const store = createStore(maxBytes, clock.now);
  const cache = createSourceCache({
    store,
    settings: { ttlSeconds: 10, staleSeconds: 100, ...settings },
    shared,
  });
  const connection = connectTo(baseUrl, transport, { cache });
  const operation = (wish?: CacheWish): Connection =>
    connection.during(wish === undefined ? {} : { cacheWish: () => wish });
  return {
    ...connection,
    pass: (seconds) => {
      clock.pass(seconds);
    },
    ask: (reading = thing(), wish) => operation(wish).read(reading, never()),
    operation,
    counts: () =>
      Object.fromEntries(Object.entries(connection.status().cache.counts).filter(([, count]) => count > 0)),
  };
}

/** Starts vendors and connections to them inside one test; they are closed when it ends. */
export function useKeptVendors() {
  const { keep, closeAll } = closing();
  afterEach(closeAll);
  return async (
    answer: Answering,
    ...settings: Parameters<typeof connectKeeping> extends [string, ...infer Rest] ? Rest : never
  ): Promise<[CachingConnection, LocalServer]> => {
    const server = keep(await startServer(answer));
    return [keep(connectKeeping(server.origin, ...settings)), server];
  };
}

/** A vendor that answers when the test says so: the calls that wait, oldest first. Nothing is kept: what is shared is on its way. */
export function useWaitingVendors() {
  const serve = useKeptVendors();
  return async (
    transport: Partial<TransportSettings> = {},
  ): Promise<[CachingConnection, ServerResponse[], LocalServer]> => {
    const waiting: ServerResponse[] = [];
    const [connection, server] = await serve(
      (_request, response) => void waiting.push(response),
      { ttlSeconds: 0 },
      transport,
    );
    return [connection, waiting, server];
  };
}

export function answer(response: ServerResponse | undefined, n: number): void {
  if (!response) throw new Error('there is no such call');
  json(response, { n });
}

/** Counts up with each call. */
export function counting(): Answering {
  let n = 0;
  return (_request, response) => {
    json(response, { n: (n += 1) });
  };
}
