import type { SourceConfiguration } from './configuration.ts';
import { isLoopback } from './environment-proxy.ts';
import { valueAt } from './problem.ts';
import type { Path, Problem } from './problem.ts';

const withoutEffect = ['retries', 'cache'];

/** What is accepted but does not do, or may not be, what its author wants. */
export function warningsOf(root: unknown, sources: readonly SourceConfiguration[]): readonly Problem[] {
  const places: readonly Path[] = [['defaults'], ...sources.map((_source, index) => ['sources', index])];
  const idle = places.flatMap((place) =>
    withoutEffect
      .map((key) => [...place, key])
      .filter((path) => valueAt(root, path) !== undefined)
      .map((path) => ({ path, text: 'has no effect yet' })),
  );
  const readable = sources.flatMap(({ transport }, index) => {
    const { protocol, hostname } = new URL(transport.baseUrl);
    if (protocol === 'https:' || isLoopback(hostname)) return [];
    return [{ path: ['sources', index, 'baseUrl'], text: 'is not https: credentials travel unencrypted' }];
  });
  return [...idle, ...readable];
}
