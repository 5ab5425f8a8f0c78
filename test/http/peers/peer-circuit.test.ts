import { afterEach, describe, expect, it } from '@jest/globals';
import { closing, until } from '../events.ts';
import { json, startServer, type LocalServer } from '../local-server.ts';
import { failureOf, never, read, type TestConnection } from '../test-connection.ts';
import { untilAway, useInstances } from './instances.ts';

const { redis, start } = useInstances();
const { keep, closeAll } = closing();
afterEach(closeAll);

interface Ailing extends LocalServer {
  status: number;
  /** Answers wait until it is called. */
  hold: Promise<unknown>;
}

async function ailing(): Promise<Ailing> {
  const state = { status: 500, hold: Promise.resolve<unknown>(undefined) };
  const server = await startServer(async (_request, response) => {
    await state.hold;
    json(response, {}, state.status);
  });
  return Object.assign(state, keep(server));
}

const breaker = { minimumCalls: 3, windowMs: 30_000, openMs: 10_000 };
const brief = { ...breaker, openMs: 300 };
const circuit = (connection: TestConnection): string => connection.status().health.circuit;
const settle = (): Promise<unknown> => new Promise(setImmediate);

async function strain(connection: TestConnection): Promise<void> {
  for (let call = 0; call < 3; call += 1) await failureOf(connection.send(read, never()));
  await settle();
}

describe('a circuit that opens', () => {
  it('is open for all instances, those that come later as well', async () => {
    const vendor = await ailing();
    const [one, two] = [await start(), await start()].map((each) => each.connect(vendor.origin, { breaker }));
    if (!one || !two) throw new Error('two were started');
    await strain(one);
    await until(() => circuit(two) === 'OPEN');
    expect(await failureOf(two.send(read, never()))).toMatchObject({ code: 'UPSTREAM_CIRCUIT_OPEN' });
    const late = (await start()).connect(vendor.origin, { breaker });
    await until(() => circuit(late) === 'OPEN');
    expect(vendor.received).toHaveLength(3);
  });

  it('is tried by one instance at a time, whose success closes it for all', async () => {
    const vendor = await ailing();
    const [one, two] = [await start(), await start()].map((each) =>
      each.connect(vendor.origin, { breaker: brief }),
    );
    if (!one || !two) throw new Error('two were started');
    await strain(one);
    await until(() => circuit(two) === 'OPEN');
    await until(() => circuit(one) === 'HALF_OPEN' && circuit(two) === 'HALF_OPEN');
    const answer = Promise.withResolvers<undefined>();
    Object.assign(vendor, { status: 200, hold: answer.promise });
    const trial = one.send(read, never());
    await until(() => vendor.received.length === 4);
    expect(await failureOf(two.send(read, never()))).toMatchObject({
      code: 'UPSTREAM_CIRCUIT_OPEN',
      retryAfter: 1,
    });
    answer.resolve(undefined);
    await trial;
    await until(() => circuit(two) === 'CLOSED');
    await two.send(read, never());
    expect(vendor.received).toHaveLength(5);
  });

  it('does not keep an instance from a vendor that answers it, until it has a fault of its own', async () => {
    const [sick, sound] = [await ailing(), await ailing()];
    sound.status = 200;
    const one = (await start()).connect(sick.origin, { breaker });
    const two = (await start()).connect(sound.origin, { breaker });
    await two.send(read, never());
    await strain(one);
    // What is said on the channel has been heard once this has been.
    const heard = Promise.withResolvers<undefined>();
    const witness = await start();
    witness.link.subscribe('witness', {
      message: () => {
        heard.resolve(undefined);
      },
      began: () => void witness.link.publish('witness', 'now'),
    });
    await heard.promise;
    await two.send(read, never());
    expect(circuit(two)).toBe('CLOSED');
    sound.status = 500;
    await failureOf(two.send(read, never()));
    await settle();
    expect(circuit(two)).toBe('OPEN');
  });

  it('is tried by each instance by itself where Redis is away', async () => {
    const vendor = await ailing();
    const instances = [await start(), await start()];
    const [one, two] = instances.map((each) => each.connect(vendor.origin, { breaker: brief }));
    if (!one || !two) throw new Error('two were started');
    await strain(one);
    await until(() => circuit(two) === 'OPEN');
    await redis().kill();
    await Promise.all(instances.map(untilAway));
    vendor.status = 200;
    await until(() => circuit(one) === 'HALF_OPEN' && circuit(two) === 'HALF_OPEN');
    await Promise.all([one.send(read, never()), two.send(read, never())]);
    await until(() => circuit(one) === 'CLOSED' && circuit(two) === 'CLOSED');
    await redis().restart();
  });
});
