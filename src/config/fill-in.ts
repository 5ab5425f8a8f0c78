import { interpolate, type UsedVariable } from './interpolation.ts';
import type { Problem } from './problem.ts';
import { readReferencedFiles, type ReferencedFile } from './referenced-files.ts';

export interface FilledIn {
  /** With variables and files in place. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly variables: readonly UsedVariable[];
  readonly files: readonly ReferencedFile[];
}

/** Puts in what a configuration as it is written only refers to. Relative paths start at `folder`. */
export async function fillIn(written: unknown, env: NodeJS.ProcessEnv, folder: string): Promise<FilledIn> {
  const { value, problems, variables } = interpolate(written, env);
  const read = await readReferencedFiles(value, folder);
  return { ...read, problems: [...problems, ...read.problems], variables };
}
