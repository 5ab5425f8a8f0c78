import { afterAll, expect } from '@jest/globals';
import type { RedisServer } from '../../support/redis-server.ts';
import { json, startServer, type LocalServer } from '../local-server.ts';
import { answerKeys, useInstances, type Instance } from './instances.ts';

export interface Vendor extends LocalServer {
  /** What a read says; a write adds one. */
  state: number;
  /** Reads that wait to be answered, with what they have seen; null: none waits. */
  waiting: (() => void)[] | null;
}

/** Vendors that are written to, and instances that share what they read of them. */
export function useWrittenVendors(redis: () => RedisServer) {
  const start = useInstances(redis);
  const servers: LocalServer[] = [];
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
  });

  async function startVendor(): Promise<Vendor> {
    const server = await startServer(({ method }, response) => {
      if (method === 'POST') vendor.state += 1;
      const body = { n: vendor.state };
      const answer = (): void => {
        json(response, body);
      };
      if (method === 'GET' && vendor.waiting) vendor.waiting.push(answer);
      else answer();
    });
    servers.push(server);
    const vendor: Vendor = { ...server, state: 1, waiting: null };
    return vendor;
  }

  /** Two instances that have both read the first state. */
  async function readers(vendor: Vendor): Promise<[Instance, Instance]> {
    const one = await start(vendor.origin);
    await one.ask();
    const end = performance.now() + 4000;
    while ((await answerKeys(redis())).length === 0 && performance.now() < end);
    const other = await start(vendor.origin);
    expect((await other.ask()).value?.n).toBe(1);
    expect(vendor.received).toHaveLength(1);
    return [one, other];
  }

  return { start, startVendor, readers };
}

/** Milliseconds until it has read this state. */
export async function seen(instance: Instance, n: number): Promise<number> {
  const began = performance.now();
  while ((await instance.ask()).value?.n !== n && performance.now() - began < 4000) {
    await new Promise(setImmediate);
  }
  return performance.now() - began;
}
