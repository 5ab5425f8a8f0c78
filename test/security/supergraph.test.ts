import { describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../sandbox/index.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { startGraph } from '../support/graph.ts';
import { codesOf } from './asking.ts';
import { useGuardedSandbox } from './guarded-sandbox.ts';

const guarded = useGuardedSandbox();

const service = '{ _service { sdl } }';
const entities = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Organization { name } ... on TileDBOrganization { users { username } }
  }
}`;
const acme = encodeGlobalId({
  typename: 'TileDBOrganization',
  source: 'tiledb',
  nativeId: '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
});
const representations = [{ __typename: 'Organization', id: acme }];

describe('the schema for composition', () => {
  it('is for callers with the scope supergraph, though introspection is off', async () => {
    const { data, errors } = await guarded.as('supergraph')(service);
    expect(errors).toEqual([]);
    const { sdl } = (data as { _service: { sdl: string } })._service;
    expect(sdl).toMatch(/^extend schema @link\(url: "https:\/\/specs\.apollo\.dev\/federation\/v2/);
    expect(sdl).not.toMatch(/@(?:requiresScopes|authenticated)/);
    expect(codesOf(await guarded.as('supergraph')('{ __schema { types { name } } }'))).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it('is for nobody else', async () => {
    const { data, errors } = await guarded.without('supergraph')(service);
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'FORBIDDEN', requiredScopes: [['supergraph']] },
    ]);
  });

  it('has the access directives where the configuration says so', async () => {
    const sandbox = await startSandbox();
    const federation = { authDirectives: true };
    const graph = await startGraph(sandbox.configuration().sources, {}, { federation });
    const { data } = await graph.query<{ _service: { sdl: string } }>(service);
    await graph.stop();
    await sandbox.stop();
    expect(data._service.sdl).toContain('@requiresScopes(scopes: [["credentials:read"]])');
  });
});

describe('entities', () => {
  it('are for callers who hold supergraph and what the fields demand', async () => {
    const { data, errors } = await guarded.as(
      'supergraph',
      'organizations:read',
      'members:read',
    )(entities, {
      representations,
    });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ _entities: [{ name: 'acme-genomics', users: expect.anything() }] });
  });

  it.each([
    ['supergraph', [['supergraph', 'organizations:read']]],
    ['organizations:read', [['supergraph', 'organizations:read']]],
  ] as const)('are not given without %s, and no vendor is asked', async (missing, requiredScopes) => {
    const { data, errors } = await guarded.without(missing)(entities, { representations });
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'FORBIDDEN', requiredScopes }]);
    expect(guarded.calls()).toEqual([]);
  });

  it('keep a field for which the caller lacks the scope, and give the others', async () => {
    const { data, errors } = await guarded.without('members:read')(entities, { representations });
    expect(data).toEqual({ _entities: [{ name: 'acme-genomics', users: null }] });
    expect(errors.map(({ path, extensions }) => [path, extensions['requiredScopes']])).toEqual([
      [['_entities', 0, 'users'], [['members:read']]],
    ]);
  });
});
