import type { Logger } from 'pino';
import type { SourceConfiguration } from '../config/configuration.ts';
import { createSourceCache } from '../http/cache/source-cache.ts';
import type { Store } from '../http/cache/store.ts';
import type { AnyApi, ConnectedSource } from '../datasources/shared/api.ts';

export interface ConnectOptions {
  readonly apis: readonly AnyApi[];
  /** Where its answers are kept. */
  readonly store: Store;
  readonly logger: Logger;
}

/** Makes a source of what is configured; no vendor is asked for anything yet. */
export function connectSource(
  source: SourceConfiguration,
  { apis, store, logger }: ConnectOptions,
): ConnectedSource {
  const definition = apis.find(({ id }) => id === source.api);
  if (!definition) throw new TypeError(`No vendor in the registry has the API "${source.api}".`);
  const { api, vendor, typename } = definition;
  const { name, previousNames, auth, transport } = source;
  const identity = { name, previousNames, api, vendor, typename };
  const cache = createSourceCache({ store, settings: source.cache });
  return definition.connect({ identity, auth, transport, cache, logger });
}
