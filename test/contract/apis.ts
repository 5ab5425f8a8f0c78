import { seedOrganizations, seedPartnerOrganizations } from '../../sandbox/confluent/seed.ts';
import type { ApiId } from '../../sandbox/index.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import type { Reply } from '../support/stand-in.ts';

/** What the suite that every API passes must know of one. */
export interface ContractedApi {
  readonly api: ApiId;
  /** Name of the sandbox's source for it. */
  readonly source: string;
  readonly typename: string;
  /** The contract's names for the two reads; Rockset has only one. */
  readonly list: string;
  readonly get: string;
  /** Native id of an organization of the seed. */
  readonly nativeId: string;
  /** What proves who we are, in every read. */
  readonly signature: { readonly header: string; readonly value: RegExp };
  /** What the token call carries, or else every call, that must stay secret. */
  readonly secrets: readonly string[];
  /** Whether it gives out tokens, and so is asked for one before the first call and after a 401. */
  readonly token: { readonly operationId: string; readonly path: string; readonly reply: Reply } | null;
  /** Whether a 404 for an organization means that there is none. */
  readonly hasNotFound: boolean;
}

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('the seed is empty');
  return item;
}

export const apis: readonly ContractedApi[] = [
  {
    api: 'confluent-org-v2',
    source: 'confluent',
    typename: 'ConfluentOrganization',
    list: 'listOrgV2Organizations',
    get: 'getOrgV2Organization',
    nativeId: first(seedOrganizations()).id,
    signature: {
      header: 'authorization',
      value: /^Basic U0FOREJPWENMT1VES0VZMTpzYW5kYm94LWNsb3VkLXNlY3JldA==$/,
    },
    secrets: ['sandbox-cloud-secret', 'U0FOREJPWENMT1VES0VZMTpzYW5kYm94LWNsb3VkLXNlY3JldA=='],
    token: null,
    hasNotFound: true,
  },
  {
    api: 'confluent-partner-v2',
    source: 'confluent-partner',
    typename: 'ConfluentPartnerOrganization',
    list: 'listPartnerV2Organizations',
    get: 'getPartnerV2Organization',
    nativeId: first(seedPartnerOrganizations()).id,
    signature: { header: 'authorization', value: /^Bearer eyJ[\w-]+\.[\w-]+\.[\w-]+$/ },
    secrets: ['sandbox-partner-secret', btoa('sandbox-partner:sandbox-partner-secret')],
    token: {
      operationId: 'exchangePartnerOauthToken',
      path: '/oauth2/token',
      reply: { body: { access_token: 'stand-in', token_type: 'Bearer', expires_in: 3600 } },
    },
    hasNotFound: true,
  },
  {
    api: 'tiledb-v1',
    source: 'tiledb',
    typename: 'TileDBOrganization',
    list: 'getAllOrganizations',
    get: 'getOrganization',
    nativeId: '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
    signature: { header: 'x-tiledb-rest-api-key', value: /^sandbox-tiledb-key-alice\.h$/ },
    secrets: ['sandbox-tiledb-key-alice.h'],
    token: null,
    hasNotFound: true,
  },
  {
    api: 'rockset-v1',
    source: 'rockset',
    typename: 'RocksetOrganization',
    list: 'getOrganization',
    get: 'getOrganization',
    nativeId: 'tidewater-labs',
    signature: { header: 'authorization', value: /^ApiKey sandboxrockset0{50}$/ },
    secrets: ['sandboxrockset'.padEnd(64, '0')],
    token: null,
    hasNotFound: false,
  },
  {
    api: 'guardai-v1',
    source: 'guardai',
    typename: 'GuardAIOrganization',
    list: 'getOrganizations',
    get: 'getOrganization',
    nativeId: '1',
    signature: { header: 'authorization', value: /^Bearer eyJ[\w-]+\.[\w-]+\.[\w-]+$/ },
    secrets: ['sandbox-guardai-admin-key'],
    token: { operationId: 'login', path: '/api/v1/login', reply: { body: { jwt: 'stand.in.jwt' } } },
    hasNotFound: true,
  },
];

export function idOf({ typename, source }: ContractedApi, nativeId: string): string {
  return encodeGlobalId({ typename, source, nativeId });
}
