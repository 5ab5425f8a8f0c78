import { z } from 'zod';
import { flag, integer, list, smallInteger, text } from '../../shared/wire.ts';
import type { MembersOf, Schemas } from '../wire.ts';

/** Declared as text; a server that prints the JSON itself would have the same contract. */
const asset = z.unknown().optional();

export const assets = z.object({
  adversarialAttacks: asset,
  datasetFormats: asset,
  defenses: asset,
  domainAdaptations: asset,
  metaAttacks: asset,
  metrics: asset,
  noises: asset,
} satisfies MembersOf<Schemas['AssetsResponse']>);
export type WireAssets = z.infer<typeof assets>;

/** One object for each parameter, of no published shape. */
const params = list(z.unknown());

const hpoDefinition = z.object({
  description: text,
  enabled: flag,
  id: smallInteger,
  name: text,
  params,
} satisfies MembersOf<Schemas['HPODefinition']>);
export type WireHpoDefinition = z.infer<typeof hpoDefinition>;

export const hpoDefinitions = list(hpoDefinition);

/** The only model of GuardAI's with snake_case names. */
const transformDefinition = z.object({
  apply_mapping: z.record(z.string(), z.unknown()).nullish(),
  codebase_name: text,
  converted_target_format: text,
  description: text,
  enabled: flag,
  id: integer,
  name: text,
  params,
  target_format: list(z.string()),
  tasks: list(z.string()),
} satisfies MembersOf<Schemas['TransformDefinition']>);
export type WireTransformDefinition = z.infer<typeof transformDefinition>;

export const transformDefinitions = list(transformDefinition);
