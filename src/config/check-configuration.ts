import { dirname } from 'node:path';
import type { ApiSettings } from '../datasources/shared/api.ts';
import { ConfigurationError } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { environmentProxy } from './environment-proxy.ts';
import type { Environment } from './environment.ts';
import { interpolate } from './interpolation.ts';
import { startsWith, writeProblem } from './problem.ts';
import type { Origin, Problem } from './problem.ts';
import { processSettings } from './process-settings.ts';
import { checkSources } from './sources.ts';
import { warningsOf } from './warnings.ts';

export interface CheckOptions extends Environment {
  readonly apis: readonly ApiSettings[];
  /** Absolute path of the file it was read from, and how to find places in it. */
  readonly file?: string;
  readonly origin?: Origin;
}

const unnamed: Origin = { label: 'configuration', locate: () => undefined };

/**
 * Makes a `Configuration` of what a configuration file holds, or of an object of the same form. Throws
 * `ConfigurationError` with every problem there is, those of `HOST`, `PORT` and `LOG_LEVEL` too.
 */
export async function checkConfiguration(written: unknown, options: CheckOptions): Promise<Configuration> {
  const { env, cwd, apis, file, origin = unnamed } = options;
  const { server, logLevel, problems: processProblems } = processSettings(env);
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
  for (const problem of [...unfilled, ...withoutSequels(checked.problems, unfilled)]) {
    problems.add(writeProblem(problem, origin));
  }
  if (problems.size > 0) throw new ConfigurationError([...problems]);

  const warnings = warningsOf(value, checked.sources).map((warning) => writeProblem(warning, origin));
  return { file: file ?? null, server, logLevel, sources: checked.sources, warnings };
}

/** A value that could not be filled in is reported once, not again for what it is instead. */
function withoutSequels(problems: readonly Problem[], unfilled: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ path }) => !unfilled.some((missing) => startsWith(path, missing.path)));
}
