import { dirname } from 'node:path';
import type { ApiSettings } from '../datasources/shared/api.ts';
import { checkAccess } from './access.ts';
import { auditSchema, auditSettings, auditWarnings, idempotencySchema } from './audit.ts';
import { cacheSchema } from './cache-settings.ts';
import { exposure, protectionWarnings, proxyWarnings } from './exposure.ts';
import { ConfigurationError } from './configuration.ts';
import type { Configuration, SourceConfiguration } from './configuration.ts';
import { environmentProxy } from './environment-proxy.ts';
import type { Environment } from './environment.ts';
import { limitsSchema } from './file-schema.ts';
import { fillIn, type FilledIn } from './fill-in.ts';
import { loggingSchema, metricsSchema } from './observability.ts';
import { notToBeHad } from './interpolation.ts';
import { startsWith, valueAt, writeProblem } from './problem.ts';
import type { Origin, Problem } from './problem.ts';
import { processSettings } from './process-settings.ts';
import { redisSchema } from './redis.ts';
import { check } from './schema-problems.ts';
import { checkSources } from './sources.ts';
import { warningsOf } from './warnings.ts';
import { webPart, webSchema } from './web-settings.ts';

export interface CheckOptions extends Environment {
  readonly apis: readonly ApiSettings[];
  /** Absolute path of the file it was read from, and how to find places in it. */
  readonly file?: string;
  readonly origin?: Origin;
  /** Its sources are simulators: without `auth`, everybody may do everything, from anywhere. */
  readonly sandbox?: boolean;
}

const unnamed: Origin = { label: 'configuration', locate: () => undefined };

/** All that can be said of a configuration, right or wrong. */
export interface ExaminedConfiguration extends Pick<FilledIn, 'value' | 'variables' | 'files'> {
  /** Null where there are problems. */
  readonly configuration: Configuration | null;
  /** In words, those of the process's own variables too. */
  readonly problems: readonly string[];
  /** Those that are right by themselves. */
  readonly sources: readonly SourceConfiguration[];
}

/**
 * Makes a `Configuration` of what a configuration file holds, or of an object of the same form. Throws
 * `ConfigurationError` with every problem there is, those of the process's own variables too.
 */
export async function checkConfiguration(written: unknown, options: CheckOptions): Promise<Configuration> {
  const { configuration, problems } = await examineConfiguration(written, options);
  if (configuration === null) throw new ConfigurationError(problems);
  return configuration;
}

export async function examineConfiguration(
  written: unknown,
  options: CheckOptions,
): Promise<ExaminedConfiguration> {
  const { env, cwd, apis, file, origin = unnamed, sandbox = false } = options;
  const { problems: processProblems, ...ofProcess } = processSettings(env);
  const { server } = ofProcess;
  const problems = new Set(processProblems);
  const proxyOf = (baseUrl: string): string | null => {
    const found = environmentProxy(baseUrl, env);
    if ('proxy' in found) return found.proxy;
    problems.add(found.problem);
    return null;
  };

  const folder = file === undefined ? cwd : dirname(file);
  const { problems: unfilled, ...filled } = await fillIn(written, env, folder);
  const { value } = filled;
  const checked = await checkSources(value, { apis, folder, written, proxyOf });
  const access = await checkAccess(value, { sandbox, folder, written, proxyOf });
  const limits = await check(limitsSchema, {
    path: ['limits'],
    value: valueAt(value, ['limits']) ?? {},
    written,
  });
  const audit = await check(auditSchema(folder), {
    path: ['audit'],
    value: valueAt(value, ['audit']),
    written,
  });
  const idempotency = await check(idempotencySchema, {
    path: ['idempotency'],
    value: valueAt(value, ['idempotency']),
    written,
  });
  const cache = await check(cacheSchema, {
    path: ['cache'],
    value: valueAt(value, ['cache']),
    written,
  });
  const redis = await check(redisSchema(folder), {
    path: ['redis'],
    value: valueAt(value, ['redis']),
    written,
  });
  const metrics = await check(metricsSchema, {
    path: ['metrics'],
    value: valueAt(value, ['metrics']),
    written,
  });
  const logging = await check(loggingSchema, {
    path: ['logging'],
    value: valueAt(value, ['logging']),
    written,
  });
  const web = await check(webSchema(folder), { path: [], value: webPart(value), written });
  const found = [checked, access, limits, audit, idempotency, cache, redis, metrics, logging, web].flatMap(
    (part) => ('problems' in part ? part.problems : []),
  );
  for (const problem of [...unfilled, ...withoutSequels(found, unfilled, value)]) {
    problems.add(writeProblem(problem, origin));
  }
  const isHostKnown = !processProblems.some((problem) => problem.startsWith('HOST:'));
  if ('data' in access && isHostKnown)
    for (const problem of exposure(access.data, server)) problems.add(problem);
  if (
    problems.size > 0 ||
    'problems' in access ||
    'problems' in limits ||
    'problems' in audit ||
    'problems' in idempotency ||
    'problems' in cache ||
    'problems' in redis ||
    'problems' in metrics ||
    'problems' in logging ||
    'problems' in web
  )
    return { configuration: null, problems: [...problems], sources: checked.sources, ...filled };

  const auditOf = auditSettings(audit.data, folder, file);
  const warnings = [
    ...warningsOf(checked.sources).map((warning) => writeProblem(warning, origin)),
    ...protectionWarnings(access.data),
    ...proxyWarnings(web.data),
    ...auditWarnings(auditOf, redis.data !== null),
  ];
  const configuration: Configuration = {
    file: file ?? null,
    ...ofProcess,
    access: access.data,
    limits: limits.data,
    audit: auditOf,
    idempotency: idempotency.data,
    cache: cache.data,
    redis: redis.data,
    metrics: metrics.data,
    logging: logging.data,
    web: web.data,
    sandbox,
    sources: checked.sources,
    warnings,
  };
  return { configuration, problems: [], sources: checked.sources, ...filled };
}

/** A value that could not be filled in is reported once, not again for what it is instead. */
function withoutSequels(
  problems: readonly Problem[],
  unfilled: readonly Problem[],
  value: unknown,
): readonly Problem[] {
  return problems.filter(
    ({ path }) =>
      // By an alias it is in several places, and was reported for the first.
      valueAt(value, path) !== notToBeHad && !unfilled.some((missing) => startsWith(path, missing.path)),
  );
}
