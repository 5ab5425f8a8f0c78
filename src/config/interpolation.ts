import { mapLeaves } from './leaves.ts';
import type { Path, Problem } from './problem.ts';

/** `$${` stands for the characters `${`; a `${` that no name and `}` follow is matched alone, to be refused. */
const variables = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g;
const filePrefix = 'file:';
/** `$file:` stands for text that begins with `file:`, and with more `$` for that with one less. */
const escapedPrefix = /^\$+file:/;

/** Whether a value as it is written stands for one that is filled in: from variables, or from a file. */
export function isFilledIn(written: unknown): boolean {
  return typeof written === 'string' && (written.includes('${') || written.startsWith(filePrefix));
}

/** In the place of a value that is not to be had: no schema takes it, so nothing is made of what it stands in. */
export const notToBeHad = Symbol('not to be had');

/** Where a value will be once the file has been read. */
export class FileReference {
  readonly path: Path;
  /** As it is written, so without the content of variables. */
  readonly written: string;
  /** Relative ones start at the configuration's folder. */
  readonly file: string;

  constructor(path: Path, written: string, file: string) {
    this.path = path;
    this.written = written;
    this.file = file;
  }
}

export interface UsedVariable {
  readonly name: string;
  readonly path: Path;
  readonly isSet: boolean;
}

export interface Interpolated {
  /** A copy, with a `FileReference` for each value that a file holds, and `notToBeHad` for each with a problem. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** In the configuration's order, once for each time. */
  readonly variables: readonly UsedVariable[];
}

/**
 * Puts environment variables where `${NAME}` stands in string values, at any depth of lists and mappings. Works on
 * parsed values, so that no variable's content can change the structure; what a variable holds is not looked at again,
 * so only what is written in the configuration can name a file.
 */
export function interpolate(value: unknown, env: NodeJS.ProcessEnv): Interpolated {
  const problems: Problem[] = [];
  const used: UsedVariable[] = [];

  function expand(text: string, path: Path): string | undefined {
    const found: Problem[] = [];
    const expanded = text.replaceAll(variables, (reference, name: string | undefined) => {
      if (reference === '$${') return '${';
      if (name === undefined) {
        found.push({
          path,
          text: 'has a ${ without a variable name and } after it; write $${ for the characters ${',
        });
        return '';
      }
      const isSet = Object.hasOwn(env, name);
      used.push({ name, path, isSet });
      if (!isSet) found.push({ path, text: `needs the environment variable ${name}, which is not set` });
      return env[name] ?? '';
    });
    problems.push(...found);
    return found.length > 0 ? undefined : expanded;
  }

  function refer(written: string, path: Path): FileReference | undefined {
    const file = written.startsWith('//') ? '' : expand(written, path);
    if (file === undefined) return undefined;
    if (file !== '') return new FileReference(path, written, file);
    problems.push({
      path,
      text: 'must have a path after file:, as in file:/run/secrets/key or file:./key',
    });
    return undefined;
  }

  const mapped = mapLeaves(value, (leaf, path) => {
    if (typeof leaf !== 'string') return leaf;
    if (leaf.startsWith(filePrefix)) return refer(leaf.slice(filePrefix.length), path) ?? notToBeHad;
    return expand(escapedPrefix.test(leaf) ? leaf.slice(1) : leaf, path) ?? notToBeHad;
  });
  return { value: mapped.value, problems: [...problems, ...mapped.problems], variables: used };
}
