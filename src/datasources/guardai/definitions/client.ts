import { readingOrNull, type Caller } from '../../shared/reading.ts';
import { toAssets, toHpoDefinition, toTransformDefinition } from './map.ts';
import { assets, hpoDefinitions, transformDefinitions } from './wire.ts';

/** Servers of 2021 have none of these three lists, and answer 404. */

export function assetsReading(caller: Caller, id: string) {
  const path = '/api/v1/organizations/{id}/assets';
  return readingOrNull(caller, {
    request: { operationId: 'getAssetDefinitions', path, params: { id } },
    schema: assets,
    toValue: toAssets,
  });
}

export function hpoReading(caller: Caller, id: string) {
  const path = '/api/v1/organizations/{id}/hpo';
  return readingOrNull(caller, {
    request: { operationId: 'getDefinedHPO', path, params: { id } },
    schema: hpoDefinitions,
    toValue: (wires) => wires.map(toHpoDefinition),
  });
}

export function transformsReading(caller: Caller, id: string) {
  const path = '/api/v1/organizations/{id}/transforms';
  return readingOrNull(caller, {
    request: { operationId: 'getDefinedTransforms', path, params: { id } },
    schema: transformDefinitions,
    toValue: (wires) => wires.map(toTransformDefinition),
  });
}
