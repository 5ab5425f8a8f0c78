import { simulator as confluent } from './confluent/index.ts';
import { startSimulators, type Sandbox, type SandboxOptions } from './core/sandbox.ts';
import type { Simulator } from './core/simulator.ts';
import { simulator as guardai } from './guardai/index.ts';
import { simulator as rockset } from './rockset/index.ts';
import { simulator as tiledb } from './tiledb/index.ts';

export type { ApiId } from './core/api.ts';
export type { Fault } from './core/faults.ts';
export type { RecordedRequest, RequestFilter } from './core/request-log.ts';
export type { Sandbox, SandboxOptions } from './core/sandbox.ts';
export type { Modes } from './core/modes.ts';

/** One for each vendor, in the order of the configuration that goes with them. */
export const simulators: readonly Simulator[] = [confluent, tiledb, rockset, guardai];

/** The simulators of all vendors on real HTTP, with seed data; ready when it resolves. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return await startSimulators(simulators, options);
}
