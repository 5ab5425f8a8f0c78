import { companies } from '../seed/companies.ts';
import { organizationId } from './seed.ts';

/** What a principal may do with organizations. */
export interface Account {
  /** Counted for rate limits. */
  readonly name: string;
  /** `Alter:Organization`. */
  readonly mayAlter: boolean;
  /** Ids it is a member of; null: of all. */
  readonly organizations: readonly string[] | null;
}

interface ApiKey extends Account {
  readonly secret: string;
  /** A cluster's key looks the same and is refused here. */
  readonly kind: 'cloud' | 'global' | 'cluster';
}

const [firstCompany] = companies;
const own = firstCompany ? [organizationId(firstCompany)] : [];

/** By key id. The first is the default of the sandbox's configuration. */
export const apiKeys: Readonly<Record<string, ApiKey>> = {
  SANDBOXCLOUDKEY1: {
    name: 'admin',
    kind: 'cloud',
    mayAlter: true,
    organizations: null,
    secret: 'sandbox-cloud-secret',
  },
  SANDBOXGLOBALKEY: {
    name: 'global',
    kind: 'global',
    mayAlter: true,
    organizations: null,
    secret: 'sandbox-global-secret',
  },
  SANDBOXREADONLY1: {
    name: 'reader',
    kind: 'cloud',
    mayAlter: false,
    organizations: null,
    secret: 'sandbox-reader-secret',
  },
  SANDBOXSERVICE01: {
    name: 'service',
    kind: 'cloud',
    mayAlter: true,
    organizations: own,
    secret: 'sandbox-service-secret',
  },
  SANDBOXCLUSTERK1: {
    name: 'cluster',
    kind: 'cluster',
    mayAlter: false,
    organizations: [],
    secret: 'sandbox-cluster-secret',
  },
};

/** STS identity pools by id. */
export const identityPools: Readonly<Record<string, Account>> = {
  'pool-a1B2': { name: 'pool-a1B2', mayAlter: true, organizations: null },
  'pool-r3Ad': { name: 'pool-r3Ad', mayAlter: false, organizations: null },
};

/** Bearer tokens that never expire, for configurations without an exchange. */
export const fixedTokens = { sts: 'sandbox-sts-token', partner: 'sandbox-partner-token' } as const;

export interface OauthClient {
  readonly secret: string;
  readonly scopes: readonly string[];
}

export const partnerClients: Readonly<Record<string, OauthClient>> = {
  'sandbox-partner': {
    secret: 'sandbox-partner-secret',
    scopes: [
      'marketplace::describe',
      'partner:describe',
      'partner:create',
      'partner:alter',
      'partner:delete',
    ],
  },
};

/** Clients of the fake identity provider. */
export const idpClients: Readonly<Record<string, OauthClient>> = {
  'sandbox-idp-client': { secret: 'sandbox-idp-secret', scopes: ['openid', 'confluent'] },
};
