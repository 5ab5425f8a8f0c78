import { describe, expect, it } from '@jest/globals';
import { decodeGlobalId } from '../../src/core/ids.ts';
import { useSandboxGraph } from '../support/graph.ts';
import { afterwards, selectionOf } from './foreseen.ts';
import { ids, plan, type FieldChange } from './support.ts';

const vendors = useSandboxGraph({ shared: true });

/** Changes that are more than one plain value, and the fields in which they must show. */
const cases: readonly (readonly [
  what: string,
  mutation: string,
  object: string,
  input: Readonly<Record<string, unknown>>,
  fields: readonly string[],
])[] = [
  [
    'a flag',
    'updateConfluentOrganization',
    'organization',
    { organizationId: ids.confluent, jitEnabled: false },
    ['jitEnabled'],
  ],
  [
    'a new name, and what is cleared',
    'updateTileDBOrganization',
    'organization',
    { organizationId: ids.acme, name: 'renamed', description: null, defaultS3Path: null },
    ['name', 'description', 'defaultS3Path'],
  ],
  [
    'a new organization with all that can be said of it',
    'createTileDBOrganization',
    'organization',
    {
      source: 'tiledb',
      name: 'new-lab',
      description: 'd',
      logo: 'l',
      defaultS3Path: 's3://x/',
      defaultS3PathCredentialsName: 'c',
    },
    ['name', 'description', 'logo', 'defaultS3Path', 'defaultS3PathCredentialsName'],
  ],
  [
    'credentials under a new name, without their key and buckets',
    'updateTileDBAwsAccessCredentials',
    'awsAccessCredential',
    { organizationId: ids.acme, name: 'acme-prod', newName: 'acme-2', accessKeyId: null, buckets: [] },
    ['name', 'accessKeyId', 'buckets'],
  ],
  [
    'new default credentials',
    'addTileDBAwsAccessCredentials',
    'awsAccessCredential',
    { organizationId: ids.acme, name: 'acme-new', default: true, buckets: ['s3://b/'] },
    ['name', 'default', 'buckets'],
  ],
  [
    'settings: one set, one cleared, a list emptied, entries of another merged',
    'updateGuardAIOrganization',
    'organization',
    {
      organizationId: ids.guardai,
      settings: {
        maxItemCount: 9,
        maxTimePerTask: null,
        disabledFeatures: null,
        classMappingFiles: [{ ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10', datasetId: '9007199254740993' }],
      },
    },
    [
      'settings.classMappingFiles',
      'settings.disabledFeatures',
      'settings.maxItemCount',
      'settings.maxTimePerTask',
    ],
  ],
  [
    'a new organization with some settings',
    'addGuardAIOrganization',
    'organization',
    { source: 'guardai', name: 'New', settings: { disabledFeatures: ['EVALUATION'], maxItemCount: 5 } },
    ['name', 'settings.disabledFeatures', 'settings.maxItemCount'],
  ],
];

/** What the object is at this moment, of which these fields are to change. */
async function read(
  object: string,
  { organizationId, name }: Readonly<Record<string, unknown>>,
  present: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const id = String(organizationId);
  const isPart = object !== 'organization';
  const selection = selectionOf(present);
  const part = isPart ? `part: ${object}(name: "${String(name)}") { ${selection} }` : selection;
  const { data } = await vendors.query<{ readonly found: Readonly<Record<string, unknown>> }>(
    `{ found: organization(id: "${id}") { ... on ${decodeGlobalId(id).typename} { ${part} } } }`,
  );
  return isPart ? data.found['part'] : data.found;
}

describe('what a dry run foresees', () => {
  it.each(cases)('is what the run does: %s', async (_what, mutation, object, input, fields) => {
    const { payload, answer } = await plan(vendors, mutation, input);
    expect({ errors: answer.errors, userErrors: payload?.userErrors }).toEqual({
      errors: [],
      userErrors: [],
    });
    const changes = payload?.changes ?? [];
    expect(changes.map(({ field }) => field.join('.')).sort()).toEqual([...fields].sort());

    const was = (value: (change: FieldChange) => unknown) =>
      afterwards(changes.map((change) => ({ ...change, after: value(change) })));
    const present = was(({ before }) => before);
    const isNew = /^(add|create)/.test(mutation);
    expect(isNew ? was(() => null) : await read(object, input, present)).toEqual(present);

    const expected = afterwards(changes);
    const selection = `changed: ${object} { ${selectionOf(expected)} }`;
    const run = await plan(vendors, mutation, input, { dryRun: false, selection });
    expect(run.answer.errors).toEqual([]);
    expect(run.payload?.['changed']).toEqual(expected);
  });

  it('is nothing where everything is so already', async () => {
    const input = { organizationId: ids.acme, description: 'Genomics data team' };
    const { payload } = await plan(vendors, 'updateTileDBOrganization', input);
    expect(payload).toMatchObject({ plan: [{ method: 'PATCH' }], changes: [], userErrors: [] });
  });

  it('leaves out what the vendor may overrule', async () => {
    const input = { organizationId: ids.acme, name: 'acme-prod', default: false };
    const { payload } = await plan(vendors, 'updateTileDBAwsAccessCredentials', input);
    expect(payload).toMatchObject({ plan: [{ body: { default: false } }], changes: [] });
  });
});
