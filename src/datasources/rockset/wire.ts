/** The reply of `GET /v1/orgs/self` in all its revisions: vendor reference in README.md. */
import { z } from 'zod';
import type { components as Contract } from '../../generated/openapi/rockset-v1.ts';
import { flag, instant, list, text } from '../shared/wire.ts';

type MembersOf<Model> = Partial<Record<keyof Model, z.ZodType>>;
type Schemas = Contract['schemas'];

const cluster = z.object({
  id: text,
  cluster_type: text,
  aws_region: text,
  domain: text,
  top_level_domain: text,
  apiserver_url: text,
} satisfies MembersOf<Schemas['Cluster']>);

const described = z.object({
  id: text,
  created_at: instant,
  display_name: text,
  external_id: text,
  rockset_user: text,
  clusters: list(cluster),
  sso_connection: text,
  sso_only: flag,
  deletionScheduledAt: instant,
} satisfies MembersOf<Schemas['Organization']>);

/** The last two were sent until 2021, and are in no contract of this API's later years. */
export const organization = described.extend({ company_name: text, state: text });
export type WireOrganization = z.infer<typeof organization>;

export const organizationResponse = z.object({ data: organization });
