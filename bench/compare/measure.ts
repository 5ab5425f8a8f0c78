import { setTimeout as pause } from 'node:timers/promises';
import { cpuSeconds, residentBytes } from '../process-figures.ts';
import type { Server } from './contenders.ts';
import { load, type Exchange } from './load.ts';
import type { Setting } from './setting.ts';

/** What one run of one contender on one workload gave. */
export interface Figures {
  readonly perSecond: number;
  /** Microseconds of processor time that one request cost the contender. */
  readonly cpuMicros: number;
  /** Share of the time that the contender was using its core, 0 to 1: where it is less, something else was the limit. */
  readonly busy: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly callsPerRequest: number;
  /** Bytes that the contender holds afterwards. */
  readonly memory: number;
}

export interface Run {
  readonly server: Server;
  /** Origin of the load generator. */
  readonly generator: string;
  readonly exchanges: readonly Exchange[];
  readonly connections: number;
  readonly seconds: number;
}

const pauseMs = 20;
const mostPauses = 100;

/** Counts calls until there are none: some contenders refresh behind their answers, and that is theirs too. */
async function callsUntilQuiet(setting: Setting): Promise<number> {
  let called = 0;
  for (let pauses = 0; pauses < mostPauses; pauses += 1) {
    const { calls } = await setting.activity();
    const more = Object.values(calls).reduce((sum, count) => sum + count, 0);
    if (more === 0) break;
    called += more;
    await pause(pauseMs);
  }
  return called;
}

export async function measure(setting: Setting, run: Run): Promise<Figures> {
  const { server, generator, exchanges, connections, seconds } = run;
  await setting.activity();
  const before = await cpuSeconds(server.pid);
  const result = await load(generator, { endpoint: server.endpoint, connections, seconds, exchanges });
  const used = (await cpuSeconds(server.pid)) - before;
  const called = await callsUntilQuiet(setting);
  return {
    perSecond: result.perSecond,
    cpuMicros: (used / result.answered) * 1_000_000,
    busy: used / result.seconds,
    p50: result.p50,
    p99: result.p99,
    callsPerRequest: called / result.answered,
    memory: await residentBytes(server.pid),
  };
}
