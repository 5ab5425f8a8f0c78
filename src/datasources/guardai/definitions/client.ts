import { readOrNull, type Caller } from '../read.ts';
import {
  assets,
  hpoDefinitions,
  transformDefinitions,
  type WireAssets,
  type WireHpoDefinition,
  type WireTransformDefinition,
} from './wire.ts';

/** Servers of 2021 have none of these three lists, and answer 404. */

export function getAssetDefinitions(caller: Caller, id: string): Promise<WireAssets | null> {
  const path = '/api/v1/organizations/{id}/assets';
  return readOrNull(caller, { operationId: 'getAssetDefinitions', path, params: { id } }, assets);
}

export function getDefinedHPO(caller: Caller, id: string): Promise<readonly WireHpoDefinition[] | null> {
  const path = '/api/v1/organizations/{id}/hpo';
  return readOrNull(caller, { operationId: 'getDefinedHPO', path, params: { id } }, hpoDefinitions);
}

export function getDefinedTransforms(
  caller: Caller,
  id: string,
): Promise<readonly WireTransformDefinition[] | null> {
  const path = '/api/v1/organizations/{id}/transforms';
  return readOrNull(
    caller,
    { operationId: 'getDefinedTransforms', path, params: { id } },
    transformDefinitions,
  );
}
