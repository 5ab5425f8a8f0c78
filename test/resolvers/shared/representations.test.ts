import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codePoint } from '../../support/code-point.ts';
import { useSandboxGraph } from '../../support/graph.ts';
import { acme, byId, byNativeId, entitiesOf } from './representing.ts';

const vendors = useSandboxGraph({ shared: true });

const entities = (...representations: readonly unknown[]): ReturnType<typeof entitiesOf> =>
  entitiesOf(vendors.graph, representations);

describe('_entities', () => {
  it.each<[string, unknown, string]>([
    ['is of another type than its id', { __typename: 'RocksetOrganization', id: acme.id }, ''],
    ['is of another type than its source', { ...byNativeId(acme), __typename: 'GuardAIOrganization' }, ''],
    ['is of a type without keys', { ...byId(acme), __typename: 'Source' }, ''],
    ['is of a type that is not in the schema', { ...byNativeId(acme), __typename: 'Team' }, ''],
    ['has no type', { id: acme.id }, ''],
    ['has no key', { __typename: 'TileDBOrganization' }, ''],
    ['has half a key', { __typename: 'TileDBOrganization', nativeId: acme.nativeId }, ''],
    ['has a source without a name', { ...byNativeId(acme), source: 'tiledb' }, ''],
    ['has an id that is a number', { __typename: 'GuardAIOrganization', id: 7 }, ''],
    ['has an id that is not of this graph', { __typename: 'Organization', id: 'hello' }, '.id'],
    [
      'has a source that is not configured',
      { ...byNativeId(acme), source: { name: 'gone' } },
      '.source.name',
    ],
    [
      'has a native id that its vendor could not mean',
      { __typename: 'GuardAIOrganization', source: { name: 'guardai' }, nativeId: '7/../8' },
      '.nativeId',
    ],
    ['is text', 'TileDBOrganization', ''],
    ['is a number', 7, ''],
    ['is a list', [[acme.id]], ''],
    ['is empty', {}, ''],
  ])('refuses one that %s, and answers the others', async (_what, representation, place) => {
    const { data, errors } = await entities(byId(acme), representation, byNativeId(acme), representation);
    expect(data._entities).toEqual([acme, null, acme, null]);
    expect(errors.map(({ path, extensions: { code, argument } }) => [path, code, argument])).toEqual(
      [1, 3].map((index) => [['_entities', index], 'BAD_USER_INPUT', `representations.${index}${place}`]),
    );
  });

  it('takes at most 1000 at once, and none', async () => {
    const representations = Array.from({ length: 1001 }, () => byId(acme));
    const most = await entities(...representations.slice(1));
    expect(most.errors).toEqual([]);
    expect(most.data._entities).toHaveLength(1000);
    expect((await entities()).data._entities).toEqual([]);
    const { data, errors } = await entities(...representations);
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'representations' });
  });
});

describe('whatever JSON a router sends', () => {
  const part = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      'tiledb',
      acme.id,
      acme.nativeId,
      'TileDBOrganization',
      'Organization',
      '__proto__',
    ),
    fc.string({ unit: codePoint }),
  );
  const likely = fc.record(
    {
      __typename: part,
      id: part,
      nativeId: part,
      source: fc.oneof(part, fc.record({ name: part })),
    },
    { requiredKeys: [] },
  );
  const isAnswer = (data: unknown): boolean => typeof data === 'object' && data !== null;
  const anything = fc.array(fc.oneof(likely, part), { maxLength: 6 });

  it('has an answer for each part of it, and no unexpected error', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(anything, async (representations) => {
        const { data, errors } = await entities(...representations);
        const codes = errors.map(({ extensions }) => extensions['code']);
        expect(codes.filter((code) => code !== 'BAD_USER_INPUT' && code !== 'BAD_REQUEST')).toEqual([]);
        // Null is no representation, and `__proto__` no name in a body: then the whole is refused.
        if (!isAnswer(data)) return;
        expect(data._entities).toHaveLength(representations.length);
        answered += 1;
      }),
      { numRuns: 100 },
    );
    expect(answered).toBeGreaterThan(25);
    expect(vendors.graph.log.filter((line) => line.includes('unexpected error'))).toEqual([]);
  });
});
