import { isDeepStrictEqual } from 'node:util';
import type { Configuration } from './configuration.ts';

/** What is different in a configuration that was read again; names and keys only, so it is safe to log. */
export interface ConfigurationChange {
  /** Names of sources. */
  readonly sources: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    /** Of the same name, but not the same in everything else; a secret that is another one counts. */
    readonly changed: readonly string[];
    readonly kept: readonly string[];
  };
  /** Keys of the whole file whose effect is another, whatever is written there. */
  readonly keys: readonly string[];
  /** The same, of what a process has but one of: these take effect at the next start. */
  readonly atNextStart: readonly string[];
}

export function configurationChange(before: Configuration, after: Configuration): ConfigurationChange {
  const known = new Map(before.sources.map((source) => [source.name, source]));
  const isKept = (source: Configuration['sources'][number]): boolean =>
    isDeepStrictEqual(known.get(source.name), source);
  const named = after.sources.filter(({ name }) => known.has(name));
  const names = new Set(after.sources.map(({ name }) => name));
  const [one, other] = [partsOf(before), partsOf(after)];
  const keys = [...new Set([...one.keys(), ...other.keys()])].filter(
    (key) => !isDeepStrictEqual(one.get(key), other.get(key)),
  );
  return {
    sources: {
      added: namesOf(after.sources.filter(({ name }) => !known.has(name))),
      removed: namesOf(before.sources.filter(({ name }) => !names.has(name))),
      changed: namesOf(named.filter((source) => !isKept(source))),
      kept: namesOf(named.filter(isKept)),
    },
    keys: keys.filter((key) => !ofTheProcess.has(key)),
    atNextStart: keys.filter((key) => ofTheProcess.has(key)),
  };
}

/** Whether anything is different from now on. */
export function isChange({ keys }: ConfigurationChange): boolean {
  return keys.length > 0;
}

function namesOf(sources: Configuration['sources']): readonly string[] {
  return sources.map(({ name }) => name);
}

/** What the environment says, and what follows from the rest. */
const notOfTheFile: ReadonlySet<string> = new Set<keyof Configuration>([
  'file',
  'server',
  'logLevel',
  'logFormat',
  'tracing',
  'shutdownDelayMs',
  'shutdownGraceMs',
  'warnings',
  'sandbox',
]);

/** One process has one audit log, which nobody else may have open, and one connection to what instances share. */
const ofTheProcess: ReadonlySet<string> = new Set<keyof Configuration>(['audit', 'redis', 'metrics']);

/** By the keys of the file. */
function partsOf({ access, web, ...rest }: Configuration): ReadonlyMap<string, unknown> {
  const entries = Object.entries({ auth: access, ...web, ...rest });
  return new Map(entries.filter(([key]) => !notOfTheFile.has(key)));
}
