import { parseJson } from '../../../core/json.ts';
import type {
  GuardAIAsset,
  GuardAIAssets,
  GuardAIHPODefinition,
  GuardAITransformDefinition,
} from '../../../generated/graphql.ts';
import type { WireAssets, WireHpoDefinition, WireTransformDefinition } from './wire.ts';

export function toAssets(wire: WireAssets): GuardAIAssets {
  return {
    adversarialAttacks: toAsset(wire.adversarialAttacks),
    datasetFormats: toAsset(wire.datasetFormats),
    defenses: toAsset(wire.defenses),
    domainAdaptations: toAsset(wire.domainAdaptations),
    metaAttacks: toAsset(wire.metaAttacks),
    metrics: toAsset(wire.metrics),
    noises: toAsset(wire.noises),
  };
}

function toAsset(value: unknown): GuardAIAsset | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string'
    ? { raw: value, definitions: parsed(value) }
    : { raw: written(value), definitions: value };
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

// TypeScript's library does not know `rawJSON` yet.
const { rawJSON } = JSON as typeof JSON & { readonly rawJSON: (text: string) => unknown };

/** Integers that a double cannot hold keep their digits, as `parseJson` keeps them. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? rawJSON(String(item)) : item,
  );
}

export function toHpoDefinition(wire: WireHpoDefinition): GuardAIHPODefinition {
  return wire;
}

export function toTransformDefinition(wire: WireTransformDefinition): GuardAITransformDefinition {
  const { id, name, description, enabled, tasks, params } = wire;
  return {
    id,
    name,
    description,
    enabled,
    tasks,
    params,
    codebaseName: wire.codebase_name,
    targetFormat: wire.target_format,
    convertedTargetFormat: wire.converted_target_format,
    applyMapping: Object.entries(wire.apply_mapping ?? {}).map(([key, value]) => ({ key, value })),
  };
}
