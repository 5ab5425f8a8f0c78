import { dirname } from 'node:path';
import type { ApiSettings } from '../datasources/shared/api.ts';
import { checkAccess } from './access.ts';
import { exposure, protectionWarnings } from './exposure.ts';
import { ConfigurationError } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { environmentProxy } from './environment-proxy.ts';
import type { Environment } from './environment.ts';
import { limitsSchema } from './file-schema.ts';
import { interpolate } from './interpolation.ts';
import { startsWith, valueAt, writeProblem } from './problem.ts';
import type { Origin, Problem } from './problem.ts';
import { processSettings } from './process-settings.ts';
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

/**
 * Makes a `Configuration` of what a configuration file holds, or of an object of the same form. Throws
 * `ConfigurationError` with every problem there is, those of the process's own variables too.
 */
export async function checkConfiguration(written: unknown, options: CheckOptions): Promise<Configuration> {
  const { env, cwd, apis, file, origin = unnamed, sandbox = false } = options;
  const { server, logLevel, shutdownGraceMs, problems: processProblems } = processSettings(env);
  const problems = new Set(processProblems);
  const proxyOf = (baseUrl: string): string | null => {
    const found = environmentProxy(baseUrl, env);
    if ('proxy' in found) return found.proxy;
    problems.add(found.problem);
    return null;
  };

  const { value, problems: unfilled } = interpolate(written, env);
  const folder = file === undefined ? cwd : dirname(file);
  const checked = await checkSources(value, { apis, folder, written, proxyOf });
  const access = await checkAccess(value, { sandbox, folder, written, proxyOf });
  const limits = await check(limitsSchema, {
    path: ['limits'],
    value: valueAt(value, ['limits']) ?? {},
    written,
  });
  const web = await check(webSchema(folder), { path: [], value: webPart(value), written });
  const found = [checked, access, limits, web].flatMap((part) => ('problems' in part ? part.problems : []));
  for (const problem of [...unfilled, ...withoutSequels(found, unfilled)]) {
    problems.add(writeProblem(problem, origin));
  }
  const isHostKnown = !processProblems.some((problem) => problem.startsWith('HOST:'));
  if ('data' in access && isHostKnown)
    for (const problem of exposure(access.data, server)) problems.add(problem);
  if (problems.size > 0 || 'problems' in access || 'problems' in limits || 'problems' in web)
    throw new ConfigurationError([...problems]);

  const warnings = [
    ...warningsOf(value, checked.sources).map((warning) => writeProblem(warning, origin)),
    ...protectionWarnings(access.data),
  ];
  return {
    file: file ?? null,
    server,
    logLevel,
    shutdownGraceMs,
    access: access.data,
    limits: limits.data,
    web: web.data,
    sources: checked.sources,
    warnings,
  };
}

/** A value that could not be filled in is reported once, not again for what it is instead. */
function withoutSequels(problems: readonly Problem[], unfilled: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ path }) => !unfilled.some((missing) => startsWith(path, missing.path)));
}
