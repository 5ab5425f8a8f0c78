import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly required: boolean };
}
const document = parse(readFileSync(new URL('../../../openapi/tiledb-v1.yaml', import.meta.url), 'utf8')) as {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

describe("TileDB's contract", () => {
  it('has exactly the 14 operations, those with a body marked', () => {
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => method !== 'parameters')
        .map(([method, { operationId, requestBody }]) =>
          [method.toUpperCase(), path, operationId, requestBody?.required === true ? 'body' : '']
            .join(' ')
            .trim(),
        ),
    );
    expect(operations.sort()).toEqual([
      'DELETE /credentials/{namespace}/aws/{name} deleteAWSAccessCredentials',
      'DELETE /organizations/{organization} deleteOrganization',
      'DELETE /organizations/{organization}/{username} deleteUserFromOrganization',
      'GET /credentials/{namespace}/aws checkAWSAccessCredentials',
      'GET /credentials/{namespace}/aws/{name} checkAWSAccessCredentialsByName',
      'GET /organizations getAllOrganizations',
      'GET /organizations/{organization} getOrganization',
      'GET /organizations/{organization}/{username} getOrganizationUser',
      'PATCH /credentials/{namespace}/aws/{name} updateAWSAccessCredentials body',
      'PATCH /organizations/{organization} updateOrganization body',
      'PATCH /organizations/{organization}/{username} updateUserInOrganization body',
      'POST /credentials/{namespace}/aws addAWSAccessCredentials body',
      'POST /organization createOrganization body',
      'POST /organizations/{organization}/user addUserToOrganization body',
    ]);
  });

  it('puts /v1 before all of them', () => {
    expect(document.servers.map(({ url }) => url).filter((url) => !url.endsWith('/v1'))).toEqual([]);
  });
});
