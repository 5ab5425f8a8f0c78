import { describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { idOf } from '../resolvers/tiledb/support.ts';
import { bearer, codesOf, keyEntry } from '../security/asking.ts';
import { useRecordedSandbox } from './recorded-sandbox.ts';

const recorded = useRecordedSandbox();
const acme = idOf('acme-genomics');
const guardai = encodeGlobalId({ typename: 'GuardAIOrganization', source: 'guardai', nativeId: '7' });

const auth = {
  apiKeys: [
    keyEntry('chief', { scopes: ['admin'] }),
    keyEntry('of-tiledb', { scopes: ['admin'], sources: ['tiledb'] }),
    keyEntry('of-two', { scopes: ['admin'], sources: ['guardai', 'rockset'] }),
  ],
};

const describing = (text: string): string =>
  `mutation { updateTileDBOrganization(input: { organizationId: "${acme}", description: "${text}" }) { userErrors { message } } }`;
const refreshing = `mutation { refreshGuardAIOrganizationStats(input: { organizationId: "${guardai}" }) { userErrors { message } } }`;

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly seq: number } }[];
  readonly nodes: readonly {
    readonly seq: number;
    readonly mutation: string;
    readonly source: string | null;
  }[];
  readonly pageInfo: Readonly<Record<string, unknown>>;
}

async function page(by: string, filter = '', more = 'first: 200'): Promise<Page> {
  const query = `{ auditLog(${more}, filter: {${filter}}) { edges { cursor node { seq } } nodes { seq mutation source }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const { data, errors } = await recorded.ask(query, {}, bearer(by));
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return (data as { readonly auditLog: Page }).auditLog;
}

const seqs = async (by: string, filter?: string): Promise<number[]> =>
  (await page(by, filter)).nodes.map(({ seq }) => seq);

describe('auditLog', () => {
  it('is paged as the Relay connection specification has it, newest first', async () => {
    await recorded.start({ auth });
    for (const text of ['a', 'b', 'c']) await recorded.ask(describing(text), {}, bearer('chief'));
    const first = await page('chief', '', 'first: 2');
    expect(first.nodes.map(({ seq }) => seq)).toEqual([5, 3]);
    expect(first.edges.map(({ node }) => node.seq)).toEqual([5, 3]);
    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: first.edges[0]?.cursor,
      endCursor: first.edges[1]?.cursor,
    });
    const second = await page('chief', '', `first: 2, after: "${String(first.pageInfo['endCursor'])}"`);
    expect(second.nodes.map(({ seq }) => seq)).toEqual([1]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect((await page('chief', '', 'first: 0')).pageInfo).toMatchObject({
      hasNextPage: true,
      endCursor: null,
    });
  });

  it.each([
    ['first: 201', 'first'],
    ['first: -1', 'first'],
    ['after: "x"', 'after'],
    [`after: "${Buffer.from('1:audit:0').toString('base64url')}"`, 'after'],
    [`after: "${Buffer.from('1:audit:01').toString('base64url')}"`, 'after'],
  ])('refuses %s', async (argument, name) => {
    const { errors } = await recorded.ask(`{ auditLog(${argument}) { nodes { seq } } }`);
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: name });
  });

  it('is filtered by caller, mutation, source, outcome and time', async () => {
    await recorded.start({ auth });
    await recorded.ask(describing('a'), {}, bearer('chief'));
    await recorded.ask(describing('b'), {}, bearer('of-tiledb'));
    await recorded.ask(refreshing, {}, bearer('of-two'));
    recorded.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'updateOrgStats',
      kind: 'status',
      status: 500,
    });
    await recorded.ask(refreshing, {}, bearer('of-two'));
    expect(await seqs('chief', 'caller: "of-two"')).toEqual([7, 5]);
    expect(await seqs('chief', 'mutation: "updateTileDBOrganization"')).toEqual([3, 1]);
    expect(await seqs('chief', 'source: "guardai"')).toEqual([7, 5]);
    expect(await seqs('chief', 'outcome: FAILED')).toEqual([7]);
    expect(await seqs('chief', 'outcome: SUCCEEDED, caller: "of-two"')).toEqual([5]);
    expect(await seqs('chief', 'outcome: STARTED')).toEqual([]);
    expect(await seqs('chief', 'since: "2001-01-01"')).toEqual([7, 5, 3, 1]);
    expect(await seqs('chief', 'until: "2001-01-01T00:00:00.123456+02:00"')).toEqual([]);
    const asked = new Date().toISOString();
    expect(await seqs('chief', `until: "${asked}"`)).toHaveLength(4);
    expect(await seqs('chief', 'caller: "\' OR 1=1 --"')).toEqual([]);
  });

  it('shows callers for some sources the entries about these alone, whatever they filter', async () => {
    await recorded.start({ auth });
    await recorded.ask(describing('a'), {}, bearer('chief'));
    await recorded.ask(refreshing, {}, bearer('chief'));
    // About nothing that this caller knows, which others need not learn either.
    expect(codesOf(await recorded.ask(describing('b'), {}, bearer('of-two')))).toEqual(['BAD_USER_INPUT']);
    expect(await seqs('chief')).toEqual([5, 3, 1]);
    expect(await seqs('of-tiledb')).toEqual([1]);
    expect(await seqs('of-two')).toEqual([3]);
    expect(await seqs('of-tiledb', 'source: "guardai"')).toEqual([]);
    expect(await seqs('of-tiledb', 'source: "nothing"')).toEqual([]);
    expect((await page('chief', 'outcome: FAILED')).nodes).toMatchObject([{ seq: 5, source: null }]);
  });

  it('finds what was recorded under a name that a source had, and under one that is configured no more', async () => {
    const graph = await recorded.start();
    await recorded.ask(describing('a'));
    const { sources } = recorded.sandbox.configuration();
    const renamed = sources.map((source) =>
      source.name === 'tiledb' ? { ...source, name: 'td', previousNames: ['tiledb'] } : source,
    );
    await graph.reload(renamed);
    await recorded.ask(describing('b'));
    for (const name of ['td', 'tiledb']) {
      expect((await recorded.entries(`source: "${name}"`)).map(({ source }) => source)).toEqual([
        'td',
        'tiledb',
      ]);
    }
    await graph.reload(sources.filter(({ name }) => name !== 'tiledb'));
    expect((await recorded.entries('source: "tiledb"')).map(({ source }) => source)).toEqual(['tiledb']);
  });
});
