import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { run } from '../processes.ts';
import type { Activity } from '../stub/activity.ts';
import type { Contender, Place, Server, Tuning } from './contenders.ts';
import { installPeers, peersFile } from './peers.ts';

export interface SettingOptions {
  /** Milliseconds before each answer of the stub upstream. */
  readonly latency?: number;
}

/** All that a measurement needs around a contender. */
export interface Setting {
  readonly place: Place;
  /** Starts a contender, which the setting's end also ends. */
  readonly start: (contender: Contender, tuning?: Tuning) => Promise<Server>;
  /** Starts a load generator, and gives its origin. */
  readonly startLoad: () => Promise<string>;
  /** What the stub upstream was asked since this was last called. */
  readonly activity: () => Promise<Activity>;
  readonly end: () => Promise<void>;
}

/** Contenders on one core and everything else, this process too, on another, where there are two and a way to say so. */
function divideCores(): { readonly contender: number | null; readonly rest: number | null } {
  const rest = ['--all-tasks', '--cpu-list', '--pid', '0', String(process.pid)];
  const isDivided = availableParallelism() > 1 && spawnSync('taskset', rest).status === 0;
  return isDivided ? { contender: 1, rest: 0 } : { contender: null, rest: null };
}

export async function prepareSetting({ latency = 0 }: SettingOptions = {}): Promise<Setting> {
  installPeers();
  const { contender: core, rest } = divideCores();
  const folder = await mkdtemp(join(tmpdir(), 'orgraph-bench-'));
  const running: { stop(): Promise<void> }[] = [];
  const keep = <Process extends { stop(): Promise<void> }>(process: Process): Process => {
    running.push(process);
    return process;
  };
  const end = async (): Promise<void> => {
    // Last come, first gone: nobody shall see those behind it go.
    for (const process of running.toReversed()) await process.stop();
    await rm(folder, { recursive: true });
  };
  endOnSignal(end);
  try {
    const options = { core: rest, arguments: ['--latency', String(latency)] };
    const stub = keep(await run('bench/stub-process.ts', /^http:/, folder, {}, options));
    const place = { upstream: stub.line, folder, core, supergraph: join(folder, 'supergraph.graphql') };
    await compose(place);
    return {
      place,
      start: async (contender, tuning) => keep(await contender.start(place, tuning)),
      startLoad: async () =>
        keep(await run('bench/peers/load-process.ts', /^http:/, folder, {}, { core: rest })).line,
      activity: async () => (await (await fetch(`${stub.line}/activity`)).json()) as Activity,
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Whoever interrupts a benchmark is not left with its servers. */
function endOnSignal(end: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void end().finally(() => process.exit(1));
    });
  }
}

/** Makes Hive Gateway's schema of the vendors' OpenAPI documents. */
async function compose({ upstream, supergraph, folder }: Place): Promise<void> {
  const program = peersFile('node_modules/@graphql-mesh/compose-cli/esm/bin.js');
  const words = [program, '--config-path', peersFile('hive/mesh.config.ts')];
  const env = { UPSTREAM: upstream, SUPERGRAPH: supergraph };
  await promisify(execFile)(process.execPath, words, { cwd: folder, env });
}
