import type { Path, Problem } from './problem.ts';

/** `$${` stands for the characters `${`; a `${` that no name and `}` follow is matched alone, to be refused. */
const references = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g;
const deepest = 32;

export interface Interpolated {
  /** A copy; values with a problem are left as they were written. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Puts environment variables where `${NAME}` stands in string values, at any depth of lists and mappings. Works on
 * parsed values, so that no variable's content can change the structure; what a variable holds is not looked at again.
 */
export function interpolate(value: unknown, env: NodeJS.ProcessEnv): Interpolated {
  const problems: Problem[] = [];
  // A YAML alias makes one object appear in several places, or within itself.
  const copies = new Map<object, unknown>();
  const inside = new Set<object>();

  function copy(part: unknown, path: Path): unknown {
    if (typeof part === 'string') return expand(part, path);
    if (!isPlain(part)) return part;
    if (inside.has(part) || path.length > deepest) {
      problems.push({ path, text: inside.has(part) ? 'contains itself' : 'is nested too deeply' });
      return undefined;
    }
    if (copies.has(part)) return copies.get(part);
    inside.add(part);
    const copied = Array.isArray(part)
      ? Array.from(part, (item: unknown, index) => copy(item, [...path, index]))
      : Object.fromEntries(Object.entries(part).map(([key, item]) => [key, copy(item, [...path, key])]));
    inside.delete(part);
    copies.set(part, copied);
    return copied;
  }

  function expand(text: string, path: Path): string {
    const found: Problem[] = [];
    const expanded = text.replaceAll(references, (reference, name: string | undefined) => {
      if (reference === '$${') return '${';
      if (name === undefined) {
        found.push({
          path,
          text: 'has a ${ without a variable name and } after it; write $${ for the characters ${',
        });
        return reference;
      }
      if (Object.hasOwn(env, name)) return env[name] ?? '';
      found.push({ path, text: `needs the environment variable ${name}, which is not set` });
      return reference;
    });
    problems.push(...found);
    return found.length > 0 ? text : expanded;
  }

  return { value: copy(value, []), problems };
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
