import { valueAt } from './problem.ts';
import type { Path, Problem } from './problem.ts';

/**
 * An id carries the name of its source, now or earlier: no name may stand for two. Current names go first, so that
 * the problem is reported at the previous name.
 */
export function repeatedNames(sources: readonly unknown[]): readonly Problem[] {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  const claim = (name: unknown, path: Path, owner: string): void => {
    if (typeof name !== 'string') return;
    const other = owners.get(name);
    if (other === undefined) owners.set(name, owner);
    else problems.push({ path, text: `must be unique, but it is also ${other}` });
  };
  for (const [index, source] of sources.entries()) {
    claim(valueAt(source, ['name']), ['sources', index, 'name'], `the name of sources[${index}]`);
  }
  for (const [index, source] of sources.entries()) {
    const previous = valueAt(source, ['previousNames']);
    for (const [position, name] of (Array.isArray(previous) ? previous : []).entries()) {
      claim(name, ['sources', index, 'previousNames', position], `a previous name of sources[${index}]`);
    }
  }
  return problems;
}
