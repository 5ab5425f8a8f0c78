import { describe, expect, it } from '@jest/globals';
import { readThrough } from '../../../src/core/cache-wish.ts';
import { until } from '../events.ts';
import { json } from '../local-server.ts';
import { failureOf, never, write } from '../test-connection.ts';
import { answer, thing, useWaitingVendors } from './caching-connection.ts';

const serveWaiting = useWaitingVendors();

describe('reads that are the same and under way at the same time', () => {
  it('are one call, whoever asks', async () => {
    const [connection, waiting] = await serveWaiting();
    const reads = [connection.ask(), connection.ask(), connection.ask()];
    await until(() => waiting.length === 1);
    answer(waiting[0], 7);
    const answers = await Promise.all(reads);
    expect(answers.map(({ value }) => value?.n)).toEqual([7, 7, 7]);
    expect(new Set(answers.map(({ fetchedAt }) => fetchedAt)).size).toBe(1);
    expect(connection.counts()).toEqual({ BYPASS: 1, COALESCED: 2 });
    expect(waiting).toHaveLength(1);
  });

  it('share what nobody can change', async () => {
    const [connection, waiting] = await serveWaiting();
    const reads = [connection.ask(), connection.ask()];
    await until(() => waiting.length === 1);
    answer(waiting[0], 7);
    const [one, other] = await Promise.all(reads);
    expect(one?.value).toBe(other?.value);
    expect(Object.isFrozen(one?.value)).toBe(true);
    expect(Object.isFrozen(one?.value?.parts)).toBe(true);
  });

  it('are calls of their own where they ask for something else', async () => {
    const [connection, waiting] = await serveWaiting();
    const reads = [connection.ask(thing('1')), connection.ask(thing('2'))];
    await until(() => waiting.length === 2);
    for (const response of waiting) answer(response, 1);
    await Promise.all(reads);
  });

  it('are another call once the first has ended', async () => {
    const [connection, waiting] = await serveWaiting();
    for (const n of [1, 2]) {
      const asked = connection.ask();
      await until(() => waiting.length === n);
      answer(waiting[n - 1], n);
      expect((await asked).value?.n).toBe(n);
    }
  });

  it('fail together, and the next one asks again', async () => {
    const [connection, waiting] = await serveWaiting();
    const reads = [failureOf(connection.ask()), failureOf(connection.ask())];
    await until(() => waiting.length === 1);
    waiting[0]?.writeHead(503).end();
    for (const failure of await Promise.all(reads)) expect(failure).toMatchObject({ httpStatus: 503 });
    const again = connection.ask();
    await until(() => waiting.length === 2);
    answer(waiting[1], 1);
    expect((await again).value?.n).toBe(1);
  });

  it('count as one fault when their answer is not what was promised', async () => {
    const [connection, waiting] = await serveWaiting({
      breaker: { minimumCalls: 2, windowMs: 30_000, openMs: 10_000 },
    });
    const wrong = () => {
      const operation = connection.operation();
      const reading = {
        ...thing(),
        interpret: () => {
          throw operation.invalid('readThing', 'n: is missing');
        },
      };
      return failureOf(operation.read(reading, never()));
    };
    const first = [wrong(), wrong(), wrong()];
    await until(() => waiting.length === 1);
    answer(waiting[0], 1);
    for (const failure of await Promise.all(first))
      expect(failure).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    await new Promise(setImmediate);
    expect(connection.status().health.circuit).toBe('CLOSED');
    const second = wrong();
    await until(() => waiting.length === 2);
    answer(waiting[1], 1);
    await second;
    await until(() => connection.status().health.circuit === 'OPEN');
  });

  it('tell each operation the first fault that it has met, where the breaker is open by then', async () => {
    const [connection, waiting] = await serveWaiting({
      breaker: { minimumCalls: 2, windowMs: 30_000, openMs: 10_000 },
    });
    const [one, other] = [connection.operation(), connection.operation()];
    const reads = [one, other].map((operation) => failureOf(operation.read(thing(), never())));
    await until(() => waiting.length === 1);
    waiting[0]?.writeHead(500).end();
    await Promise.all(reads);
    const third = failureOf(connection.ask(thing('1')));
    await until(() => waiting.length === 2);
    waiting[1]?.writeHead(502).end();
    await third;
    for (const operation of [one, other])
      expect(await failureOf(operation.read(thing('2'), never()))).toMatchObject({ httpStatus: 500 });
    expect(await failureOf(connection.ask(thing('2')))).toMatchObject({ code: 'UPSTREAM_CIRCUIT_OPEN' });
  });
});

describe('a write', () => {
  it('separates the reads before it from those after it', async () => {
    const [connection, waiting, server] = await serveWaiting();
    const before = connection.ask();
    await until(() => waiting.length === 1);
    const writing = connection.send(write, never());
    const during = [connection.ask(), connection.ask()];
    await until(() => waiting.length === 3);
    const paths = server.received.map(({ method }) => method);
    expect(paths.toSorted()).toEqual(['GET', 'GET', 'POST']);
    const posted = waiting[paths.indexOf('POST')];
    if (!posted) throw new Error('the write has not come');
    json(posted, {});
    await writing;
    const after = connection.ask();
    await until(() => waiting.length === 4);
    const gets = waiting.filter((response) => response !== posted);
    for (const [index, response] of gets.entries()) answer(response, index);
    expect((await before).value?.n).toBe(0);
    expect((await Promise.all(during)).map(({ value }) => value?.n)).toEqual([1, 1]);
    expect((await after).value?.n).toBe(2);
  });
});

describe('a read that must not be older than its question', () => {
  it('joins no call, and others may join it', async () => {
    const [connection, waiting] = await serveWaiting();
    const first = connection.ask();
    await until(() => waiting.length === 1);
    const through = connection.ask(thing(), readThrough);
    await until(() => waiting.length === 2);
    const later = connection.ask();
    answer(waiting[1], 2);
    expect((await Promise.all([through, later])).map(({ value }) => value?.n)).toEqual([2, 2]);
    answer(waiting[0], 1);
    expect((await first).value?.n).toBe(1);
    expect(waiting).toHaveLength(2);
  });
});

describe('a connection that closes', () => {
  it('ends what is under way for everybody', async () => {
    const [connection, waiting] = await serveWaiting();
    const reads = [failureOf(connection.ask()), failureOf(connection.ask())];
    await until(() => waiting.length === 1);
    await connection.close();
    for (const failure of await Promise.all(reads))
      expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', operationId: 'readThing' });
  });
});
