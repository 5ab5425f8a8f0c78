import type { Path, Problem } from './problem.ts';

const deepest = 32;

export interface MappedLeaves {
  /** A copy; undefined where there is a problem. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** Replaces whatever is no list and no mapping, at any depth. What appears in several places is looked at in one. */
export function mapLeaves(value: unknown, map: (leaf: unknown, path: Path) => unknown): MappedLeaves {
  const problems: Problem[] = [];
  // A YAML alias makes one object appear in several places, or within itself.
  const copies = new Map<object, unknown>();
  const inside = new Set<object>();

  function copy(part: unknown, path: Path): unknown {
    if (!isPlain(part)) return map(part, path);
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

  return { value: copy(value, []), problems };
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
