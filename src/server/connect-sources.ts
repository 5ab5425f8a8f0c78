import type { Logger } from 'pino';
import type { Configuration, SourceConfiguration } from '../config/configuration.ts';
import type { AnyApi, ConnectedSource } from '../datasources/shared/api.ts';

/** Makes sources of what is configured; no vendor is asked for anything yet. */
export function connectSources(
  configuration: Configuration,
  apis: readonly AnyApi[],
  logger: Logger,
): readonly ConnectedSource[] {
  return configuration.sources.map((source) => connect(source, apis, logger));
}

function connect(source: SourceConfiguration, apis: readonly AnyApi[], logger: Logger): ConnectedSource {
  const definition = apis.find(({ id }) => id === source.api);
  if (!definition) throw new TypeError(`No vendor in the registry has the API "${source.api}".`);
  const { api, vendor, typename } = definition;
  const { name, previousNames, auth, transport } = source;
  const identity = { name, previousNames, api, vendor, typename };
  return definition.connect({ identity, auth, transport, logger });
}
