import { companies } from '../seed/companies.ts';
import { seedAccounts } from './seed-accounts.ts';
import { emptyOrganization } from './state.ts';
import type { Role } from './roles.ts';
import type { Account, AwsCredentials, Organization, State } from './state.ts';

/**
 * Six organizations for the default account, with four roles among them: five of its own and the vendor's `public`.
 * A seventh one is out of its reach.
 */
export function seedState(): State {
  const people = seedAccounts();
  const { 'alice.h': alice, 'bruno.k': bruno, chen_wei: chen, 'dmitri-p': dmitri } = people;
  const { 'ewa.n': ewa, farah_z: farah, user, tiledb } = people;
  alice.credentials = [credentials('alice-scratch', '2021-02-01T08:00:00Z', { isDefault: true })];

  const acme = organization('5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11', companySlug('acme-genomics'), {
    createdAt: '2021-03-04T09:12:44Z',
    updatedAt: '2022-05-20T16:01:07Z',
    logo: 'https://cdn.sandbox.example/acme.png',
    description: 'Genomics data team',
    members: members([alice, 'owner'], [bruno, 'read_write'], [user, 'read_only'], [ewa, 'admin']),
    arrays: 12,
    enabledFeatures: ['beta_dashboards'],
    stripeConnect: true,
    defaultS3Path: 's3://acme-tiledb/default/',
    defaultS3PathCredentialsName: 'acme-prod',
    credentials: [
      credentials('acme-prod', '2021-03-05T10:00:00Z', {
        accessKeyId: 'AKIA-SANDBOX-0001',
        isDefault: true,
        buckets: ['s3://acme-tiledb/', 's3://acme-raw/landing/'],
        updatedAt: new Date('2022-01-11T08:30:00Z'),
      }),
      credentials('acme-role', '2022-04-02T12:00:00Z', {
        accessKeyId: '',
        secretAccessKey: '',
        serviceRoleArn: 'arn:aws:iam::123456789012:role/tiledb',
      }),
    ],
  });
  const vela = organization('b81d4fa2-3c57-4e0a-9d26-e4c0a7f51312', companySlug('vela-imaging'), {
    createdAt: '2021-09-17T13:40:02.250Z',
    updatedAt: '2025-02-03T07:55:30.118Z',
    description: 'Microscopy archive and viewers',
    members: members([chen, 'owner'], [alice, 'admin'], [bruno, 'read_write_delete'], [farah, 'read_only']),
    arrays: 208,
    enabledFeatures: ['beta_dashboards', 'vector_search'],
    unpaidSubscription: true,
    defaultS3Path: 's3://vela-imaging/tiledb/',
    defaultS3PathCredentialsName: 'vela-main',
    assetLocations: {
      arrays: { path: 's3://vela-imaging/arrays/', credentialsName: 'vela-main' },
      notebooks: { path: 's3://vela-imaging/notebooks/', credentialsName: '' },
    },
    assumeRoleArn: 'arn:aws:iam::123456789012:role/vela-tiledb',
    credentials: [
      credentials('vela-main', '2021-09-18T06:10:00Z', {
        accessKeyId: 'AKIA-SANDBOX-0002',
        isDefault: true,
        buckets: ['s3://vela-imaging/'],
      }),
    ],
  });
  const quarry = organization('0c6e2b9d-84f1-4d73-a5be-91f7d3c80e13', companySlug('quarry-systems'), {
    createdAt: '2020-11-30T22:05:19Z',
    updatedAt: '2024-07-08T10:20:00Z',
    description: 'Rock mechanics, sensor feeds',
    members: members([dmitri, 'owner'], [chen, 'owner'], [alice, 'read_write']),
    arrays: 57,
    credentials: [
      credentials('quarry-lake', '2020-12-01T09:00:00Z', {
        accessKeyId: 'AKIA-SANDBOX-0003',
        isDefault: true,
      }),
    ],
  });
  const paperbark = organization('e9a57d30-1b68-4c2f-b0d4-6f8e25c19a14', companySlug('paperbark-health'), {
    createdAt: '2023-01-09T11:00:00Z',
    updatedAt: null,
    description: 'Population cohorts (read only)',
    members: members([ewa, 'owner'], [alice, 'read_only']),
    arrays: 3,
  });
  const beta = organization('77a0c3b4-2a63-4f0d-8d0e-0d4a6f3b1c22', 'beta.lab', {
    createdAt: '2022-05-21T07:00:00Z',
    updatedAt: '2022-05-21T07:00:00Z',
    members: members([alice, 'owner']),
  });
  const everyone = organization('e0d1f1c2-5c11-4e7a-8f0a-9d8e7c6b5a43', 'public', {
    createdAt: '2018-01-01T00:00:00Z',
    updatedAt: '2018-01-01T00:00:00Z',
    members: members(
      [tiledb, 'owner'],
      ...Object.values(people)
        .filter((person) => person !== tiledb)
        .map((person): [Account, Role] => [person, 'read_only']),
    ),
    arrays: 431,
  });
  const ostra = organization('48f3b6d1-e02c-4a95-8c7d-0b5a9e64f715', companySlug('ostra-maritime'), {
    createdAt: '2022-08-15T05:30:00Z',
    updatedAt: '2022-08-15T05:30:00Z',
    members: members([farah, 'owner'], [user, 'read_write']),
    arrays: 8,
    credentials: [
      credentials('ostra', '2022-08-15T06:00:00Z', { accessKeyId: 'AKIA-SANDBOX-0004', isDefault: true }),
    ],
  });
  return {
    accounts: Object.values(people),
    organizations: [acme, vela, quarry, paperbark, beta, everyone, ostra],
  };
}

type Details = Partial<Omit<Organization, 'id' | 'name' | 'createdAt' | 'updatedAt'>> & {
  readonly createdAt: string;
  readonly updatedAt: string | null;
};

function organization(id: string, name: string, details: Details): Organization {
  const { createdAt, updatedAt, ...rest } = details;
  return {
    ...emptyOrganization(id, name, new Date(createdAt)),
    updatedAt: updatedAt === null ? null : new Date(updatedAt),
    ...rest,
  };
}

function credentials(name: string, createdAt: string, details: Partial<AwsCredentials>): AwsCredentials {
  return {
    name,
    accessKeyId: 'AKIA-SANDBOX-0000',
    secretAccessKey: 'sandbox-aws-secret',
    serviceRoleArn: '',
    isDefault: false,
    buckets: [],
    createdAt: new Date(createdAt),
    updatedAt: new Date(createdAt),
    ...details,
  };
}

function members(...entries: readonly [Account, Role][]): Organization['members'] {
  return entries.map(([account, role]) => ({ account, role }));
}

/** Refuses a slug that no shared company has, so that the vendors' seeds cannot drift apart. */
function companySlug(slug: string): string {
  if (!companies.some((company) => company.slug === slug)) throw new Error(`no company has the slug ${slug}`);
  return slug;
}
