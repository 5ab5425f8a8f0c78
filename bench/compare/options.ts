import { parseArgs, type ParseArgsConfig } from 'node:util';
import { contenders, type Contender, type Tuning } from './contenders.ts';
import { workloads, type Workload } from './workloads.ts';

/** What all the comparisons can be told. */
export const commonOptions = {
  only: { type: 'string' },
  workloads: { type: 'string' },
  'node-flags': { type: 'string', multiple: true, default: [] },
  'log-level': { type: 'string', default: 'warn' },
} as const satisfies ParseArgsConfig['options'];

export interface CommonValues {
  readonly only?: string | undefined;
  readonly workloads?: string | undefined;
  readonly 'node-flags': readonly string[];
  readonly 'log-level': string;
}

export interface Selection {
  readonly contenders: readonly Contender[];
  readonly workloads: readonly Workload[];
  /** Whether nothing was left out and nothing tuned, so that the result may be published. */
  readonly isWhole: boolean;
  readonly tuning: (contender: Contender) => Tuning;
}

/** Reads `--only orgraph-warm,limit`, `--workloads W1,W2` and `--node-flags "orgraph-cold=--max-semi-space-size=64"`. */
export function select(values: CommonValues, usualWorkloads?: string): Selection {
  const flags = new Map(values['node-flags'].map(readFlags));
  for (const name of flags.keys()) named(contenders, name);
  return {
    contenders: pick(contenders, values.only),
    workloads: pick(workloads, values.workloads ?? usualWorkloads),
    isWhole: values.only === undefined && values.workloads === undefined && flags.size === 0,
    tuning: ({ name }) => ({
      nodeFlags: flags.get(name) ?? [],
      // Nobody else writes a line for a request.
      env: { LOG_LEVEL: values['log-level'] },
    }),
  };
}

function readFlags(text: string): [string, readonly string[]] {
  const [, name = '', flags = ''] = /^([a-z-]+)=(-.*)$/.exec(text) ?? [];
  if (name === '') throw new Error(`--node-flags is <contender>=<flags>; it is ${JSON.stringify(text)}`);
  return [name, flags.split(' ')];
}

function pick<Named extends { readonly name: string }>(
  all: readonly Named[],
  names: string | undefined,
): readonly Named[] {
  return names === undefined ? all : names.split(',').map((name) => named(all, name));
}

function named<Named extends { readonly name: string }>(all: readonly Named[], name: string): Named {
  const found = all.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`There is no ${JSON.stringify(name)}; there is ${all.map((one) => one.name).join(', ')}.`);
}

/** A number of at least `least`. Throws for anything else. */
export function numberOption(name: string, text: string, least: number): number {
  const value = Number(text);
  if (value >= least) return value;
  throw new Error(`--${name} is a number of at least ${least}; it is ${JSON.stringify(text)}`);
}

/** The command line's options, of which there are no others. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(options: Options) {
  return parseArgs({ options, allowPositionals: false }).values;
}
