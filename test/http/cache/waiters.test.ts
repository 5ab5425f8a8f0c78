import { describe, expect, it } from '@jest/globals';
import { until } from '../events.ts';
import { failureOf, never, read } from '../test-connection.ts';
import { answer, thing, useWaitingVendors } from './caching-connection.ts';

const inMs = (ms: number) => {
  const at = performance.now() + ms;
  return { deadline: () => at };
};

const serveWaiting = useWaitingVendors();

describe('who waits for a shared read', () => {
  it('may leave without taking it from the others', async () => {
    const [connection, waiting] = await serveWaiting();
    const leaving = new AbortController();
    const one = failureOf(connection.operation().read(thing(), leaving.signal));
    const other = connection.ask();
    await until(() => waiting.length === 1);
    leaving.abort(new Error('left'));
    expect((await one).message).toBe('left');
    answer(waiting[0], 3);
    expect((await other).value?.n).toBe(3);
  });

  it('ends it when the last has left, down to the socket', async () => {
    const [connection, waiting] = await serveWaiting();
    const controllers = [new AbortController(), new AbortController()];
    const reads = controllers.map(({ signal }) => failureOf(connection.operation().read(thing(), signal)));
    await until(() => waiting.length === 1);
    const closed = new Promise((resolve) => waiting[0]?.once('close', resolve));
    for (const controller of controllers) controller.abort(new Error('left'));
    await Promise.all([...reads, closed]);
    expect(connection.status().health).toMatchObject({ status: 'UNKNOWN', circuit: 'CLOSED' });
  });

  it('does not hand on what was given up: who comes in the same moment asks anew', async () => {
    const [connection, waiting] = await serveWaiting();
    const leaving = new AbortController();
    const one = failureOf(connection.operation().read(thing(), leaving.signal));
    await until(() => waiting.length === 1);
    leaving.abort(new Error('left'));
    const next = connection.ask();
    await one;
    await until(() => waiting.length === 2);
    answer(waiting[1], 4);
    expect((await next).value?.n).toBe(4);
  });

  it('has a deadline of their own, which fails nobody else', async () => {
    const [connection, waiting] = await serveWaiting();
    const hasty = failureOf(connection.during(inMs(60)).read(thing(), never()));
    const patient = connection.during(inMs(10_000)).read(thing(), never());
    expect(await hasty).toMatchObject({ code: 'UPSTREAM_TIMEOUT', source: 'acme', operationId: 'readThing' });
    expect(waiting).toHaveLength(1);
    answer(waiting[0], 5);
    expect((await patient).value?.n).toBe(5);
  });

  it('may join a call shortly before its first waiter’s time is up, and still has its own', async () => {
    const [connection, waiting] = await serveWaiting({ maxConcurrency: 1 });
    const busy = new AbortController();
    const blocking = failureOf(connection.send({ ...read, operationId: 'other' }, busy.signal));
    await until(() => waiting.length === 1);
    // Both still wait for their turn.
    const hasty = failureOf(connection.during(inMs(60)).read(thing(), never()));
    const patient = connection.during(inMs(10_000)).read(thing(), never());
    expect(await hasty).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    busy.abort(new Error('done'));
    await blocking;
    await until(() => waiting.length === 2);
    answer(waiting[1], 6);
    expect((await patient).value?.n).toBe(6);
  });

  it('hears it of the vendor when the vendor lets the last deadline pass', async () => {
    const [connection] = await serveWaiting({
      breaker: { minimumCalls: 1, windowMs: 30_000, openMs: 9_000 },
    });
    const reads = [inMs(1_080), inMs(1_100)].map((scope) =>
      failureOf(connection.during(scope).read(thing(), never())),
    );
    for (const failure of await Promise.all(reads))
      expect(failure).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    await until(() => connection.status().health.circuit === 'OPEN');
  });
});
