import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ApiSettings } from '../datasources/shared/api.ts';
import { checkConfiguration } from './check-configuration.ts';
import { ConfigurationError } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { errorCode } from './error-code.ts';
import { variable } from './environment.ts';
import type { Environment } from './environment.ts';
import { limitsSchema } from './file-schema.ts';
import { processSettings } from './process-settings.ts';
import { webSchema } from './web-settings.ts';
import { parseYaml } from './yaml-text.ts';

const usualFile = 'orgraph.yaml';
const largestFile = 1024 * 1024;

export interface LoadOptions extends Environment {
  readonly apis: readonly ApiSettings[];
}

/**
 * Reads the file that `ORGRAPH_CONFIG` names, else `orgraph.yaml` in the working directory; where neither is there,
 * the configuration has no file and no sources. Throws `ConfigurationError` with every problem there is.
 */
export async function loadConfiguration({ env, cwd, apis }: LoadOptions): Promise<Configuration> {
  const named = variable(env, 'ORGRAPH_CONFIG');
  const label = named ?? usualFile;
  const file = resolve(cwd, label);
  const { server, logLevel, shutdownGraceMs, problems } = processSettings(env);

  const text = await readText(file);
  if (text === undefined && named === undefined) {
    if (problems.length > 0) throw new ConfigurationError(problems);
    return {
      file: null,
      server,
      logLevel,
      shutdownGraceMs,
      access: { mode: 'open' },
      limits: limitsSchema.parse({}),
      web: webSchema(cwd).parse({}),
      sources: [],
      warnings: [],
    };
  }
  if (text === undefined) {
    throw new ConfigurationError([...problems, `ORGRAPH_CONFIG: names ${file}, which does not exist`]);
  }
  if (typeof text !== 'string') throw new ConfigurationError([...problems, `${label}: ${text.problem}`]);

  const parsed = parseYaml(text);
  if ('problems' in parsed) {
    throw new ConfigurationError([...problems, ...parsed.problems.map((problem) => `${label}: ${problem}`)]);
  }
  return checkConfiguration(parsed.value, { env, cwd, apis, file, origin: { label, locate: parsed.locate } });
}

/** Undefined: there is no such file. */
async function readText(file: string): Promise<string | { readonly problem: string } | undefined> {
  try {
    const bytes = await readFile(file);
    if (bytes.length > largestFile) return { problem: `is larger than ${largestFile} bytes` };
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { problem: 'is not UTF-8 text' };
    return { problem: `cannot be read (${code})` };
  }
}
