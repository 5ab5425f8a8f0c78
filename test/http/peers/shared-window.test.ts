import { afterEach, describe, expect, it } from '@jest/globals';
import { createRateGate, type RateGate } from '../../../src/http/rate-gate.ts';
import { never } from '../test-connection.ts';
import { untilAway, untilBack, useInstances, type Instance } from './instances.ts';

const { redis, start } = useInstances();
let times: number[] = [];
const gates: RateGate[] = [];
afterEach(() => {
  for (const gate of gates.splice(0)) gate.close();
  times = [];
});

function gateOf({ peers }: Instance, requests: number, perSeconds: number): RateGate {
  const gate = createRateGate({ requests, perSeconds }, undefined, peers.budget);
  gates.push(gate);
  return gate;
}

/** Calls that are sent as soon as they may. */
async function send(gate: RateGate, count: number): Promise<void> {
  const call = async (): Promise<void> => {
    const permit = await gate.pass(never(), Infinity);
    times.push(performance.now());
    permit.end(true);
  };
  await Promise.all(Array.from({ length: count }, call));
}

/** The most that went in any second, less what it may take until a call knows that it may go. */
function mostInASecond(): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 950).length));
}

async function scriptsRun(): Promise<number> {
  const stats = await redis().client.info('commandstats');
  return Number(/cmdstat_evalsha:calls=(\d+)/.exec(stats)?.[1] ?? 0);
}

describe('a limit that is configured, of several instances', () => {
  it('is one limit: together they never let more calls go in any span than one may', async () => {
    const [one, two] = [gateOf(await start(), 20, 1), gateOf(await start(), 20, 1)];
    await Promise.all([send(one, 45), send(two, 15)]);
    expect(times).toHaveLength(60);
    expect(mostInASecond()).toBe(20);
  });

  it('is used nearly to its end, though what is held back for a moment counts', async () => {
    const [one, two] = [gateOf(await start(), 10, 1), gateOf(await start(), 10, 1)];
    const began = performance.now();
    await Promise.all([send(one, 15), send(two, 15)]);
    // One instance alone takes two seconds; half of the limit would take five.
    expect(performance.now() - began).toBeLessThan(4_500);
  });

  it('is asked of Redis in portions, and not for each call', async () => {
    const gate = gateOf(await start(), 10_000, 60);
    await redis().client.config('RESETSTAT');
    for (let call = 0; call < 500; call += 1) await send(gate, 1);
    expect(await scriptsRun()).toBeLessThan(50);
  });

  it('has portions back that are not used', async () => {
    const one = gateOf(await start(), 10, 60);
    await send(one, 4);
    one.close();
    const two = gateOf(await start(), 10, 60);
    await send(two, 6);
    expect(times).toHaveLength(10);
    await expect(two.pass(never(), performance.now() + 1_000)).rejects.toMatchObject({ name: 'NoRoomError' });
    expect(two.status()).toMatchObject({ limit: 10, remaining: 0, origin: 'CONFIGURED', waiting: 0 });
  });

  it('gives a call its place back that was not sent', async () => {
    const gate = gateOf(await start(), 1, 60);
    const permit = await gate.pass(never(), Infinity);
    permit.end(false);
    await send(gate, 1);
    expect(times).toHaveLength(1);
  });

  it('is kept without Redis too, by shares, and together again when it is back', async () => {
    const instances = [await start(), await start()];
    const [one, two] = instances.map((each) => gateOf(each, 12, 1));
    if (!one || !two) throw new Error('two were started');
    // Each has asked after the other, and so knows that they are two.
    await send(one, 1);
    await send(two, 1);
    await send(one, 4);
    await redis().kill();
    await Promise.all(instances.map(untilAway));
    await Promise.all([send(one, 10), send(two, 10)]);
    await redis().restart();
    await Promise.all(instances.map(untilBack));
    await Promise.all([send(one, 20), send(two, 14)]);
    expect(times).toHaveLength(60);
    expect(mostInASecond()).toBeLessThanOrEqual(12);
  });

  it('holds when Redis has forgotten what it counted', async () => {
    const gate = gateOf(await start(), 10, 1);
    await send(gate, 8);
    await redis().client.flushall();
    await send(gate, 8);
    expect(mostInASecond()).toBeLessThanOrEqual(10);
  });

  it('is kept by an instance alone where something else lies in its place', async () => {
    const gate = gateOf(await start(), 5, 60);
    await send(gate, 2);
    const [key = ''] = await redis().client.keys('test:window:*');
    await redis().client.set(key, 'nonsense');
    await send(gate, 3);
    await expect(gate.pass(never(), performance.now() + 1_000)).rejects.toMatchObject({
      name: 'NoRoomError',
    });
    expect(times).toHaveLength(5);
  });

  it('holds for one instance where Redis was never there', async () => {
    await redis().kill();
    const gate = gateOf(await start(), 5, 1);
    await send(gate, 10);
    expect(mostInASecond()).toBe(5);
    await redis().restart();
  });
});
