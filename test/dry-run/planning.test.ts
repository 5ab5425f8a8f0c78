import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../support/graph.ts';
import { ids, plan, plannedFields, type Payload } from './support.ts';

const vendors = useSandboxGraph({ shared: true });
const seedFile = { type: 'classmapping', ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10' };

function writes(): readonly (string | null)[] {
  return vendors.sandbox
    .requests()
    .filter(({ method, operationId }) => method !== 'GET' && operationId !== 'login')
    .map(({ operationId }) => operationId);
}

describe('a dry run', () => {
  it.each([false, null])('is a run where dryRun is %s', async (dryRun) => {
    const input = { organizationId: ids.confluent, displayName: 'Harbor' };
    const { payload } = await plan(vendors, 'updateConfluentOrganization', input, { dryRun });
    expect(payload).toEqual({ plan: null, changes: null, userErrors: [] });
    expect(writes()).toEqual(['updateOrgV2Organization']);
  });

  it('has nothing of what a vendor would answer', async () => {
    const selection = 'organization { name }';
    const input = { organizationId: ids.confluent, displayName: 'Harbor' };
    const { payload } = await plan(vendors, 'updateConfluentOrganization', input, { selection });
    expect(payload?.['organization']).toBeNull();
    const deletion = { organizationId: ids.acme };
    const deleted = await plan(vendors, 'deleteTileDBOrganization', deletion, { selection: 'deletedId' });
    expect(deleted.payload).toMatchObject({ deletedId: null, plan: [{ method: 'DELETE', body: null }] });
  });

  it('plans nothing where nothing would be sent', async () => {
    const { payload } = await plan(vendors, 'updateConfluentOrganization', { organizationId: ids.confluent });
    expect(payload).toEqual({ plan: [], changes: [], userErrors: [] });
  });

  it('is refused where the run is refused before anything is sent', async () => {
    const input = { organizationId: ids.confluent, displayName: '<>' };
    const { payload } = await plan(vendors, 'updateConfluentOrganization', input);
    expect(payload).toMatchObject({
      plan: [],
      changes: [],
      userErrors: [{ code: 'INVALID', field: ['displayName'] }],
    });
    const { answer } = await plan(vendors, 'deleteTileDBOrganization', { organizationId: ids.guardai });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('may stand beside runs in one document, and sees what they have done', async () => {
    const change = (name: string, description: string, dryRun: boolean): string =>
      `${name}: updateTileDBOrganization(
        input: { organizationId: "${ids.acme}", description: "${description}" }, dryRun: ${dryRun}
      ) { ${plannedFields} }`;
    const { data, errors } = await vendors.query<Readonly<Record<string, Payload>>>(
      `mutation { ${change('a', 'one', true)} ${change('b', 'two', false)} ${change('c', 'three', true)} }`,
    );
    expect(errors).toEqual([]);
    const described = (before: string, after: string) => [{ field: ['description'], before, after }];
    expect(data['a']?.changes).toEqual(described('Genomics data team', 'one'));
    expect(data['b']?.plan).toBeNull();
    expect(data['c']?.changes).toEqual(described('two', 'three'));
    expect(vendors.sandbox.requests({ operationId: 'updateOrganization' })).toMatchObject([
      { body: { description: 'two' } },
    ]);
  });
});

describe('what a vendor would refuse for what it has', () => {
  const credentials = { organizationId: ids.acme, name: 'no-such' };
  const member = { organizationId: ids.acme, role: 'ADMIN' };

  it.each([
    ['updateTileDBOrganization', { organizationId: ids.nowhere, name: 'other' }],
    ['deleteTileDBOrganization', { organizationId: ids.nowhere }],
    ['updateTileDBAwsAccessCredentials', { ...credentials, accessKeyId: 'AKIA' }],
    ['deleteTileDBAwsAccessCredentials', credentials],
    ['updateTileDBOrganizationUser', { ...member, username: 'nobody' }],
    ['updateGuardAIOrganization', { organizationId: ids.nobody, name: 'x' }],
    ['copyGuardAIOrganization', { organizationId: ids.nobody }],
    ['refreshGuardAIOrganizationStats', { organizationId: ids.nobody }],
    ['renameGuardAIOrganizationFile', { ...seedFile, organizationId: ids.guardai, ref: 'none', name: 'x' }],
    ['createTileDBOrganization', { source: 'tiledb', name: 'acme-genomics' }],
    ['updateTileDBOrganization', { organizationId: ids.acme, name: 'beta.lab' }],
    ['addTileDBOrganizationUser', { ...member, username: 'bruno.k' }],
    ['addTileDBAwsAccessCredentials', { organizationId: ids.acme, name: 'acme-prod' }],
  ])('is told as the run tells it, by code and field: %s %#', async (mutation, input) => {
    const told = async (dryRun: boolean) => {
      const { payload, answer } = await plan(vendors, mutation, input, { dryRun });
      expect(answer.errors).toEqual([]);
      return { payload, errors: payload?.userErrors.map(({ code, field }) => ({ code, field })) };
    };
    const { payload, errors } = await told(true);
    expect(payload).toMatchObject({ changes: [], userErrors: [{}] });
    expect(writes()).toEqual([]);
    expect(errors).toEqual((await told(false)).errors);
  });

  it('is no refusal where what is gone already counts as deleted', async () => {
    const input = { ...seedFile, organizationId: ids.guardai, ref: 'none' };
    const { payload } = await plan(vendors, 'deleteGuardAIOrganizationFile', input);
    expect(payload).toMatchObject({ plan: [{ method: 'DELETE' }], changes: [], userErrors: [] });
  });

  it('cannot be told where the vendor does not say what it has: the plan comes all the same', async () => {
    vendors.sandbox.addFault({
      api: 'confluent-org-v2',
      operationId: 'getOrgV2Organization',
      kind: 'status',
      status: 503,
    });
    const input = { organizationId: ids.confluent, displayName: 'Harbor' };
    const { payload, answer } = await plan(vendors, 'updateConfluentOrganization', input);
    expect(payload).toMatchObject({ plan: [{ body: { display_name: 'Harbor' } }], changes: null });
    expect(answer.errors).toMatchObject([
      { path: ['result', 'changes'], extensions: { code: 'UPSTREAM_UNAVAILABLE', source: 'confluent' } },
    ]);
  });
});
