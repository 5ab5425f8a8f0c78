import type { Logger } from 'pino';
import type { SourceConfiguration } from '../config/configuration.ts';
import { sourcePeers, type SourcePeersOptions } from '../http/peers/source-peers.ts';
import type { CallMeter } from '../core/call-meter.ts';
import { placeOf } from '../http/cache/place.ts';
import { createSharedAnswers, type SharedAnswersOptions } from '../http/cache/shared-answers.ts';
import { createSourceCache } from '../http/cache/source-cache.ts';
import type { Store } from '../http/cache/store.ts';
import type { AnyApi, ConnectedSource } from '../datasources/shared/api.ts';

export interface ConnectOptions {
  readonly apis: readonly AnyApi[];
  /** Where its answers are kept. */
  readonly store: Store;
  /** How instances share them; null: they do not. */
  readonly shared?: Omit<SharedAnswersOptions, 'place'> | null | undefined;
  /** How instances keep to limits and use tokens together; null: they do not. */
  readonly peers?: Pick<SourcePeersOptions, 'link' | 'seal'> | null | undefined;
  readonly logger: Logger;
  /** Told of its calls; undefined: nobody is. */
  readonly meter?: CallMeter | undefined;
}

/** Makes a source of what is configured; no vendor is asked for anything yet. */
export function connectSource(
  source: SourceConfiguration,
  { apis, store, shared = null, peers = null, logger, meter }: ConnectOptions,
): ConnectedSource {
  const definition = apis.find(({ id }) => id === source.api);
  if (!definition) throw new TypeError(`No vendor in the registry has the API "${source.api}".`);
  const { api, vendor, typename } = definition;
  const { name, previousNames, auth, transport } = source;
  const identity = { name, previousNames, api, vendor, typename };
  const { baseUrl, tls } = transport;
  const known = { name, api: source.api, baseUrl };
  // Slow to make, and nothing to whoever shares nothing.
  const place = (shared ?? peers) && placeOf({ ...known, secrets: [auth, tls] }, peers?.seal);
  const cache = createSourceCache({
    store,
    settings: source.cache,
    shared:
      shared && place && source.cache.ttlSeconds > 0 ? createSharedAnswers({ ...shared, place }) : undefined,
  });
  return definition.connect({
    identity,
    auth,
    transport,
    cache,
    peers: peers && place ? sourcePeers({ ...peers, ...known, place }) : undefined,
    logger,
    meter,
  });
}
