import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCode } from './error-code.ts';
import { variable, type Environment } from './environment.ts';
import type { Origin } from './problem.ts';

const usualFile = 'orgraph.yaml';
const largestFile = 1024 * 1024;

export interface ConfigurationFile {
  /** Absolute. */
  readonly file: string;
  /** What it holds, as it is written; or, in words, why that cannot be known. */
  readonly content:
    { readonly value: unknown; readonly origin: Origin } | { readonly problems: readonly string[] };
}

/**
 * Reads the file that `ORGRAPH_CONFIG` names, else `orgraph.yaml` in the working directory; null where the first is
 * not set and the second not there.
 */
export async function readConfigurationFile({ env, cwd }: Environment): Promise<ConfigurationFile | null> {
  const named = variable(env, 'ORGRAPH_CONFIG');
  const label = named ?? usualFile;
  const file = resolve(cwd, label);
  const text = await readText(file);
  if (text === undefined) {
    if (named === undefined) return null;
    return { file, content: { problems: [`ORGRAPH_CONFIG: names ${file}, which does not exist`] } };
  }
  if (typeof text !== 'string') return { file, content: { problems: [`${label}: ${text.problem}`] } };
  const { parseYaml } = await import('./yaml-text.ts');
  const parsed = parseYaml(text);
  if ('problems' in parsed)
    return { file, content: { problems: parsed.problems.map((problem) => `${label}: ${problem}`) } };
  return { file, content: { value: parsed.value, origin: { label, locate: parsed.locate } } };
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
