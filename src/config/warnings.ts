import type { SourceConfiguration } from './configuration.ts';
import { insecureAddresses } from './insecure.ts';
import { valueAt } from './problem.ts';
import type { Path, Problem } from './problem.ts';

const withoutEffect = ['cache'];

/** What is accepted but does not do, or may not be, what its author wants. */
export function warningsOf(root: unknown, sources: readonly SourceConfiguration[]): readonly Problem[] {
  const places: readonly Path[] = [['defaults'], ...sources.map((_source, index) => ['sources', index])];
  const idle = places.flatMap((place) =>
    withoutEffect
      .map((key) => [...place, key])
      .filter((path) => valueAt(root, path) !== undefined)
      .map((path) => ({ path, text: 'has no effect yet' })),
  );
  const readable = sources.flatMap(({ transport, auth }, index) =>
    insecureAddresses(transport.baseUrl, auth, ['sources', index]).map(({ path }) => ({
      path,
      text: 'is not https: credentials travel unencrypted',
    })),
  );
  return [...idle, ...readable];
}
