/** Replies of GuardAI, any member of which may be null or missing: vendor reference in README.md. */
import { z } from 'zod';
import type { components as Contract } from '../../generated/openapi/guardai-v1.ts';
import { instant, integer, list, smallInteger, text } from '../shared/wire.ts';

export type MembersOf<Model> = Partial<Record<keyof Model, z.ZodType>>;
export type Schemas = Contract['schemas'];

const classMappingFileRef = z.object({
  contentType: text,
  datasetId: integer,
  fileName: text,
  ref: text,
} satisfies MembersOf<Schemas['ClassMappingFileRef']>);

const settings = z
  .object({
    classMappingFiles: list(classMappingFileRef),
    disabledFeatures: list(z.string()),
    maxItemCount: smallInteger,
    maxTimeAllocated: smallInteger,
    maxTimePerTask: smallInteger,
  } satisfies MembersOf<Schemas['OrganizationSettings']>)
  .nullish();

const stats = z
  .object({
    datasetStorage: integer,
    projectStorage: integer,
  } satisfies MembersOf<Schemas['OrganizationStatsResponse']>)
  .nullish();

/** 64 bits wide: a bigint where a double would lose digits. */
export const id64 = z.union([z.number().int(), z.bigint()]);

export const organization = z.object({
  id: id64,
  name: text,
  creationDateTime: instant,
  settings,
  stats,
  timeUsed: integer,
} satisfies MembersOf<Schemas['OrganizationResponse']>);
export type WireOrganization = z.infer<typeof organization>;

export const organizations = list(organization);

/** For sending back: nothing that came is dropped or reshaped. */
export const currentOrganization = z.object({
  name: z.string().nullish(),
  settings: z
    .looseObject({
      classMappingFiles: z.array(z.looseObject({ ref: z.string().nullish() }).nullable()).nullish(),
    })
    .nullish(),
} satisfies MembersOf<Schemas['OrganizationRequest']>);

export const loginReply = z.object({ jwt: z.string().min(1) });
