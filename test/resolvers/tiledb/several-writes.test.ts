import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { idOf, tiledbCalls } from './support.ts';

const graph = useSandboxGraph();
const id = idOf('acme-genomics');

describe('several writes in one request', () => {
  it('each show the member as it is after them', async () => {
    const { data, errors } = await graph.query(
      `mutation ($id: ID!) {
        a: updateTileDBOrganizationUser(input: { organizationId: $id, username: "user", role: ADMIN }) { user { role } }
        b: updateTileDBOrganizationUser(input: { organizationId: $id, username: "user", role: OWNER }) { user { role } }
        c: removeTileDBOrganizationUser(input: { organizationId: $id, username: "user" }) {
          organization { user(username: "user") { role } } }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      a: { user: { role: 'ADMIN' } },
      b: { user: { role: 'OWNER' } },
      c: { organization: { user: null } },
    });
  });

  it('each show the credentials as they are after them', async () => {
    const { data, errors } = await graph.query(
      `mutation ($id: ID!) {
        a: updateTileDBAwsAccessCredentials(input: { organizationId: $id, name: "acme-prod", accessKeyId: "AKIA-1" }) {
          awsAccessCredential { accessKeyId } organization { awsAccessCredentials { accessKeyId } } }
        b: updateTileDBAwsAccessCredentials(input: { organizationId: $id, name: "acme-prod", accessKeyId: "AKIA-2" }) {
          awsAccessCredential { accessKeyId } organization { awsAccessCredentials { accessKeyId } } }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      a: {
        awsAccessCredential: { accessKeyId: 'AKIA-1' },
        organization: { awsAccessCredentials: [{ accessKeyId: 'AKIA-1' }, { accessKeyId: null }] },
      },
      b: {
        awsAccessCredential: { accessKeyId: 'AKIA-2' },
        organization: { awsAccessCredentials: [{ accessKeyId: 'AKIA-2' }, { accessKeyId: null }] },
      },
    });
  });

  it('go by the new name after a rename, though nobody read it back', async () => {
    const { data, errors } = await graph.query(
      `mutation ($id: ID!) {
        a: removeTileDBOrganizationUser(input: { organizationId: $id, username: "user" }) { deletedId }
        b: updateTileDBOrganization(input: { organizationId: $id, name: "acme-2" }) { userErrors { code } }
        c: removeTileDBOrganizationUser(input: { organizationId: $id, username: "bruno.k" }) { deletedId }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ a: { deletedId: 'user' }, b: { userErrors: [] }, c: { deletedId: 'bruno.k' } });
    expect(tiledbCalls(graph)).toEqual([
      'getOrganization',
      'deleteUserFromOrganization',
      'updateOrganization',
      'getOrganization',
      'deleteUserFromOrganization',
    ]);
  });
});
