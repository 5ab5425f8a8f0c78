import { dirname } from 'node:path';
import PQueue from 'p-queue';
import { examineConfiguration, type ExaminedConfiguration } from '../config/check-configuration.ts';
import { readConfigurationFile } from '../config/configuration-file.ts';
import { demonstration } from '../config/demonstration.ts';
import type { Environment } from '../config/environment.ts';
import { limitsSchema } from '../config/file-schema.ts';
import { mayShowKey } from '../config/problem.ts';
import { processSettings } from '../config/process-settings.ts';
import type { AnyApi } from '../datasources/shared/api.ts';
import { auditCheck } from './audit-check.ts';
import type { Check } from './check.ts';
import { liveCheck } from './live-check.ts';
import { nodeCheck } from './node-check.ts';
import { redisCheck } from './redis-check.ts';
import { fileChecks, variableChecks } from './references.ts';
import { serverChecks } from './server-checks.ts';
import { sourceCheck } from './source-check.ts';

export interface DoctorOptions extends Environment {
  readonly apis: readonly AnyApi[];
  /** Whether to read from each source, too. */
  readonly live: boolean;
  /** What a configuration file would hold for simulators; they are started when there is no such file. */
  readonly startSimulators: () => Promise<object>;
}

/** Sources that are asked at the same time. */
const concurrency = 8;

/** Looks at everything that a start of orgraph would, and says of each thing how it is. */
export async function* examine(options: DoctorOptions): AsyncGenerator<Check> {
  const { env, cwd, apis, live } = options;
  yield nodeCheck();
  const found = await readConfigurationFile(options);
  const content = found?.content ?? { value: demonstration(await options.startSimulators()), origin: null };
  if ('problems' in content) {
    yield* [...processSettings(env).problems, ...content.problems].map(problem);
    return;
  }
  const { value: written, origin } = content;
  const examined = await examineConfiguration(written, {
    env,
    cwd,
    apis,
    sandbox: found === null,
    ...(found && origin && { file: found.file, origin }),
  });
  yield fileFound(found?.file, written);
  yield* examined.problems.map(problem);
  yield* variableChecks(examined, env);
  yield* await fileChecks(examined, { written, folder: found ? dirname(found.file) : cwd, cwd });
  const { configuration } = examined;
  if (configuration) {
    yield* configuration.warnings.map((text): Check => ({ about: 'configuration', status: 'warning', text }));
    yield* await serverChecks(configuration);
    yield await auditCheck(configuration);
    if (configuration.redis) yield await redisCheck(configuration.redis);
  }
  yield* examined.sources.map(sourceCheck);
  if (live) yield* liveChecks(examined, apis);
}

function fileFound(file: string | undefined, written: unknown): Check {
  const about = 'configuration';
  if (file === undefined)
    return { about, status: 'ok', text: 'there is none, so the sandbox is what orgraph reads' };
  const all = typeof written === 'object' && written !== null ? Object.keys(written) : [];
  const keys = all.filter((key) => mayShowKey(key, []));
  return { about, name: file, status: 'ok', text: `was read: ${keys.join(', ')}`, details: { file, keys } };
}

function problem(text: string): Check {
  return { about: 'configuration', status: 'problem', text };
}

/** In the order of the configuration, each as soon as it and those before it are done. */
async function* liveChecks(
  { configuration, sources }: ExaminedConfiguration,
  apis: readonly AnyApi[],
): AsyncGenerator<Check> {
  const { operationTimeoutMs } = configuration?.limits ?? limitsSchema.parse({});
  const queue = new PQueue({ concurrency });
  const checks = sources.map((source) => queue.add(() => liveCheck(source, apis, operationTimeoutMs)));
  for (const check of checks) yield await check;
}
