import type { SourceConfiguration } from './configuration.ts';
import { insecureAddresses } from './insecure.ts';
import type { Problem } from './problem.ts';

/** What is accepted but does not do, or may not be, what its author wants. */
export function warningsOf(sources: readonly SourceConfiguration[]): readonly Problem[] {
  return sources.flatMap(({ transport, auth }, index) =>
    insecureAddresses(transport.baseUrl, auth, ['sources', index]).map(({ path }) => ({
      path,
      text: 'is not https: credentials travel unencrypted',
    })),
  );
}
