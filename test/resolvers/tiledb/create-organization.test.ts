import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { arrived, mutate, tiledbCalls } from './support.ts';

const graph = useSandboxGraph();
const organization = `organization { id nativeId name description logo defaultS3Path defaultS3PathCredentialsName }`;
const nameRule = 'name must be 1 to 63 of the letters a to z and A to Z, digits, "_", "." and "-".';

describe('createTileDBOrganization', () => {
  const mutation = 'createTileDBOrganization';

  it('creates what the input says and reads it back by its name', async () => {
    const input = {
      source: 'tiledb',
      name: 'new.lab-1',
      description: 'Új labor 🧬',
      logo: null,
      defaultS3Path: 's3://x/',
    };
    const { payload, answer } = await mutate(
      graph,
      mutation,
      input,
      'organization { name description logo role users { username } }',
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      organization: {
        name: 'new.lab-1',
        description: 'Új labor 🧬',
        logo: null,
        role: 'OWNER',
        users: [{ username: 'alice.h' }],
      },
      userErrors: [],
    });
    expect(arrived(graph, 'createOrganization')).toEqual({
      method: 'POST',
      path: '/v1/organization',
      body: { name: 'new.lab-1', description: 'Új labor 🧬', default_s3_path: 's3://x/' },
    });
    expect(arrived(graph, 'getOrganization').path).toBe('/v1/organizations/new.lab-1');
    expect(tiledbCalls(graph)).toEqual(['createOrganization', 'getOrganization']);
  });

  it('reads nothing back that nobody asked for', async () => {
    const { payload } = await mutate(graph, mutation, { source: 'tiledb', name: 'quiet' });
    expect(payload).toEqual({ userErrors: [] });
    expect(tiledbCalls(graph)).toEqual(['createOrganization']);
  });

  it.each(['', 'a b', 'naïve', 'a/b', 'x'.repeat(64), 'new\n'])(
    'refuses the name %j before anything is sent',
    async (name) => {
      const { payload } = await mutate(graph, mutation, { source: 'tiledb', name }, organization);
      expect(payload).toEqual({
        organization: null,
        userErrors: [{ code: 'INVALID', message: nameRule, field: ['name'] }],
      });
      expect(tiledbCalls(graph)).toEqual([]);
    },
  );

  it('says so when the name is taken', async () => {
    const { payload, answer } = await mutate(
      graph,
      mutation,
      { source: 'tiledb', name: 'ostra-maritime' },
      organization,
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      organization: null,
      userErrors: [
        { code: 'CONFLICT', message: 'organization name ostra-maritime is already taken', field: ['name'] },
      ],
    });
  });

  it('pins what the vendor’s framework says to the field it names', async () => {
    const complain = (message: string) =>
      graph.sandbox.addFault({
        api: 'tiledb-v1',
        operationId: 'createOrganization',
        kind: 'status',
        status: 422,
        body: { code: 605, message },
        times: 1,
      });
    const fields: unknown[] = [];
    for (const place of ['organization.name', 'organization.default_s3_path', 'organization']) {
      complain(`${place} in body should match '^[\\w.\\-]+$'`);
      const { payload } = await mutate(graph, mutation, {
        source: 'tiledb',
        name: 'fine',
        defaultS3Path: 's3://x/',
      });
      expect(payload?.userErrors[0]).toMatchObject({
        code: 'INVALID',
        message: `${place} in body should match '^[\\w.\\-]+$'`,
      });
      fields.push(payload?.userErrors[0]?.field);
    }
    expect(fields).toEqual([['name'], ['defaultS3Path'], null]);
  });

  it('refuses a source of another API, or none', async () => {
    for (const source of ['rockset', 'nobody']) {
      const { payload, answer } = await mutate(graph, mutation, { source, name: 'fine' });
      expect(payload).toBeNull();
      expect(answer.errors[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'input.source',
      });
    }
  });

  it('is done even where it cannot be read back', async () => {
    graph.sandbox.addFault({ api: 'tiledb-v1', operationId: 'getOrganization', kind: 'status', status: 503 });
    const { payload, answer } = await mutate(
      graph,
      mutation,
      { source: 'tiledb', name: 'unseen' },
      organization,
    );
    expect(payload).toEqual({ organization: null, userErrors: [] });
    expect(answer.errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['result', 'organization'], 'UPSTREAM_UNAVAILABLE'],
    ]);
  });
});
