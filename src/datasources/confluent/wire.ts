/** Replies of org/v2 and partner/v2, for the members we use: vendor reference in README.md. */
import { z } from 'zod';
import type { components as OrgContract } from '../../generated/openapi/confluent-org-v2.ts';
import type { components as PartnerContract } from '../../generated/openapi/confluent-partner-v2.ts';
import { flag, instant, integer, requiredList, text } from '../shared/wire.ts';

type MembersOf<Contract> = Partial<Record<keyof Contract, z.ZodType>>;

const metadata = z
  .object({
    self: text,
    resource_name: text,
    created_at: instant,
    updated_at: instant,
    deleted_at: instant,
  } satisfies MembersOf<OrgContract['schemas']['ObjectMeta']>)
  .nullish();

export const organization = z.object({
  id: z.string().min(1),
  api_version: text,
  kind: text,
  metadata,
  display_name: text,
  jit_enabled: flag,
} satisfies MembersOf<OrgContract['schemas']['Organization']>);
export type WireOrganization = z.infer<typeof organization>;

export const partnerOrganization = z.object({
  id: z.string().min(1),
  api_version: text,
  kind: text,
  metadata,
  name: text,
  sso_url: text,
  sso_config: z.object({ kind: z.string(), tenant_id: text }).nullish(),
} satisfies MembersOf<PartnerContract['schemas']['Organization']>);
export type WirePartnerOrganization = z.infer<typeof partnerOrganization>;

/** `metadata` may be `{}` or missing; `next` may be absent, null or "" on the last page. */
export function listOf<Item extends z.ZodType>(item: Item) {
  const page = z.object({ next: text, total_size: integer }).nullish();
  return z.object({ metadata: page, data: requiredList(item) });
}
