/**
 * Asks each configured source a little, and compares what it answers with its contract in `openapi/`. Ends with 1 where
 * something differs that may break what is read, and with 2 where a source could not be read. Shows names, no values.
 *
 *   npm run drift -- --json --fail-on new,absent
 */
import { inspect, parseArgs } from 'node:util';
import PQueue from 'p-queue';
import { checkConfiguration } from '../src/config/check-configuration.ts';
import { ConfigurationError, type Configuration } from '../src/config/configuration.ts';
import { demonstration } from '../src/config/demonstration.ts';
import { environment } from '../src/config/environment.ts';
import { loadConfiguration } from '../src/config/load-configuration.ts';
import type { DifferenceKind } from '../src/doctor/drift/difference.ts';
import { checkDrift, type SourceDrift } from '../src/doctor/drift/drift-check.ts';
import { driftLines, exitCode } from '../src/doctor/drift/drift-report.ts';
import { vendors } from '../src/vendors.ts';

const options = {
  json: { type: 'boolean', default: false },
  'fail-on': { type: 'string', default: '' },
} as const;

/** Sources that are asked at the same time. */
const concurrency = 8;

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function isHarmless(kind: string): kind is DifferenceKind {
  return kind === 'new' || kind === 'absent';
}

function wanted(): { readonly json: boolean; readonly failOn: ReadonlySet<DifferenceKind> } {
  const usage = 'Usage: npm run drift -- [--json] [--fail-on new,absent]';
  try {
    const { json, 'fail-on': failOn } = parseArgs({ options }).values;
    const kinds = failOn.split(',').filter((kind) => kind !== '');
    return kinds.every(isHarmless) ? { json, failOn: new Set(kinds) } : stop(usage);
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const { json, failOn } = wanted();
const surroundings = { ...environment(), apis: vendors.flatMap(({ apis }) => apis) };
let stopSandbox = async (): Promise<void> => {};

/** Where there is none, the sandbox is compared, as it is what orgraph reads. */
async function configuration(): Promise<Configuration> {
  const found = await loadConfiguration(surroundings);
  if (found.file !== null) return found;
  const { startSandbox } = await import('../sandbox/index.ts');
  const sandbox = await startSandbox();
  stopSandbox = () => sandbox.stop();
  return checkConfiguration(demonstration(sandbox.configuration()), { ...surroundings, sandbox: true });
}

const all: SourceDrift[] = [];
try {
  const { sources, limits } = await configuration();
  const queue = new PQueue({ concurrency });
  const checks = sources.map((source) =>
    queue.add(() => checkDrift(source, surroundings.apis, limits.operationTimeoutMs)),
  );
  // Who waits for one is told when its turn has come.
  for (const check of checks) check.catch(() => undefined);
  for (const check of checks) {
    const one = await check;
    all.push(one);
    if (!json) for (const text of driftLines(one)) console.log(text);
  }
} catch (error) {
  // Node would end with 1, as if something differed.
  stop(error instanceof ConfigurationError ? error.message : inspect(error));
} finally {
  await stopSandbox();
}
if (json) console.log(JSON.stringify({ sources: all }, null, 2));
process.exitCode = exitCode(all, failOn);
