/** Each vendor's organizations as Hive Gateway has them: its schema is what the vendors' OpenAPI documents make. */
import type { Target } from '../workloads.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Members = Readonly<Record<string, Json>>;

/** How one vendor's organizations are asked for, and what orgraph's answer has for them. */
export interface Dialect {
  readonly list: string;
  readonly one: (argument: string) => string;
  readonly selection: string;
  /** The organizations in the value of a root field. */
  readonly organizations: (value: Json) => readonly Json[];
  readonly translate: (wire: Members) => Members;
}

export const upper = (word: Json | undefined): Json => (typeof word === 'string' ? word.toUpperCase() : null);
export const members = (value: Json | undefined): Members => (value ?? {}) as Members;
export function listed(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function confluent(prefix: string): Dialect {
  const fields = 'id display_name jit_enabled metadata { created_at resource_name }';
  return {
    list: `${prefix}_listOrgV2Organizations(page_size: 100) { ... on ${prefix}_OrganizationList { data { ${fields} } } }`,
    one: (argument) => `${prefix}_getOrgV2Organization(id: ${argument})`,
    selection: `... on ${prefix}_OrganizationRead { ${fields} }`,
    organizations: (value) => listed(members(value)['data'] ?? value),
    translate: (wire) => ({
      __typename: 'ConfluentOrganization',
      nativeId: wire['id'] ?? null,
      name: wire['display_name'] ?? null,
      createdAt: members(wire['metadata'])['created_at'] ?? null,
      jitEnabled: wire['jit_enabled'] ?? null,
      metadata: { resourceName: members(wire['metadata'])['resource_name'] ?? null },
    }),
  };
}

const tiledbSelection = '... on TileDB_Organization { id name created_at role description num_of_arrays }';
const rocksetSelection =
  '... on Rockset_OrganizationResponse { data { id display_name created_at rockset_user clusters { aws_region apiserver_url } } }';
const guardaiSelection =
  '... on GuardAI_OrganizationResponse { id name creationDateTime timeUsed settings { maxItemCount disabledFeatures } }';

export const dialects: Readonly<Record<Target['source'], Dialect>> = {
  confluent: confluent('Confluent'),
  large: confluent('Large'),
  tiledb: {
    list: `TileDB_getAllOrganizations { ${tiledbSelection} }`,
    one: (argument) => `TileDB_getOrganization(organization: ${argument})`,
    selection: tiledbSelection,
    organizations: listed,
    translate: (wire) => ({
      __typename: 'TileDBOrganization',
      nativeId: wire['id'] ?? null,
      name: wire['name'] ?? null,
      createdAt: wire['created_at'] ?? null,
      role: upper(wire['role']),
      description: wire['description'] ?? null,
      numOfArrays: wire['num_of_arrays'] ?? null,
    }),
  },
  rockset: {
    list: `Rockset_getOrganization { ${rocksetSelection} }`,
    one: () => 'Rockset_getOrganization',
    selection: rocksetSelection,
    organizations: (value) => [members(value)['data'] ?? null],
    translate: (wire) => ({
      __typename: 'RocksetOrganization',
      nativeId: wire['id'] ?? null,
      name: wire['display_name'] ?? null,
      createdAt: wire['created_at'] ?? null,
      rocksetUser: wire['rockset_user'] ?? null,
      clusters: listed(wire['clusters'] ?? []).map((cluster) => ({
        awsRegion: members(cluster)['aws_region'] ?? null,
        apiserverUrl: members(cluster)['apiserver_url'] ?? null,
      })),
    }),
  },
  guardai: {
    list: `GuardAI_getOrganizations { ${guardaiSelection} }`,
    one: (argument) => `GuardAI_getOrganization(id: ${argument})`,
    selection: guardaiSelection,
    organizations: listed,
    translate: (wire) => ({
      __typename: 'GuardAIOrganization',
      nativeId: JSON.stringify(wire['id']),
      name: wire['name'] ?? null,
      createdAt: wire['creationDateTime'] ?? null,
      timeUsed: wire['timeUsed'] ?? null,
      settings: {
        maxItemCount: members(wire['settings'])['maxItemCount'] ?? null,
        disabledFeatures: members(wire['settings'])['disabledFeatures'] ?? [],
      },
    }),
  },
};
