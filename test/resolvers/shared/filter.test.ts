import { describe, expect, it } from '@jest/globals';
import { confluentAt, organization, pagesOf } from '../../datasources/confluent/list-reply.ts';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { countedVendors } from '../../support/sandbox.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { list, listAll, namesIn } from './listing.ts';

const vendors = useSandboxGraph({ shared: true, vendors: countedVendors });
const startGraph = useGraphs();
const startStandIn = useStandIns();

const named = async (nameContains: string) =>
  namesIn(await list(vendors, { first: 200, filter: { nameContains } }));

describe('nameContains', () => {
  it('finds the names of all sources that hold the text, in the list’s order', async () => {
    expect(await named('lab')).toEqual([
      'Tidewater Labs',
      'Perception Lab',
      'Tidewater Labs',
      'beta.lab',
      'Tidewater Labs',
      'Perception Lab',
      'Perception Lab (copy)',
      'Tidewater Labs',
    ]);
  });

  it.each([
    ['another case', 'TIDEWATER labs', 'Tidewater Labs'],
    ['another case of letters with accents', 'CÓRDOBA', 'Córdoba Óptica'],
    ['accents composed otherwise', 'co\u0301rdoba o\u0301ptica', 'Córdoba Óptica'],
    ['an umlaut', 'MÜNSTER', 'Münster Maschinenbau'],
    ['characters of regular expressions', '(copy)', 'Perception Lab (copy)'],
    ['signs', 'bramble & f', 'Bramble & Finch'],
  ])('takes text in %s', async (_what, text, name) => {
    expect(new Set(await named(text))).toEqual(new Set([name]));
  });

  it('finds a name whose accents the vendor composed otherwise', async () => {
    const vendor = await startStandIn(
      pagesOf([organization(1, { display_name: 'Mu\u0308nster' }), organization(2)]),
    );
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    expect(namesIn(await list(graph, { filter: { nameContains: 'mün' } }))).toEqual(['Mu\u0308nster']);
  });

  it('never finds an organization without a name', async () => {
    const vendor = await startStandIn(pagesOf([organization(1, { display_name: null }), organization(2)]));
    const graph = await startGraph([confluentAt(vendor.baseUrl)]);
    expect(namesIn(await list(graph, { filter: { nameContains: 'n' } }))).toEqual(['Company 2']);
  });

  it('lets everything through when it is empty', async () => {
    expect(await named('')).toHaveLength(47);
  });

  it('finds nothing where nothing matches', async () => {
    expect(await named('no such company')).toEqual([]);
  });

  it('pages through what matches, and counts it', async () => {
    const filter = { nameContains: 'lab' };
    const whole = await named('lab');
    for (const first of [1, 3, 8]) {
      const pages = await listAll(vendors, { first, filter });
      expect(namesIn(...pages)).toEqual(whole);
      expect(pages).toHaveLength(Math.ceil(whole.length / first));
    }
    const { data } = await vendors.query<unknown>(
      '{ organizations(first: 200, filter: { nameContains: "lab" }) { totalCount coverage { total } } }',
    );
    expect(data).toEqual({
      organizations: {
        totalCount: 8,
        coverage: [{ total: 25 }, { total: 3 }, { total: 6 }, { total: 1 }, { total: 12 }],
      },
    });
  });
});

describe('a filter', () => {
  const counted = async (filter: Readonly<Record<string, unknown>>) =>
    (await list(vendors, { first: 200, filter })).edges.length;

  it.each([
    [{}, 47],
    [{ vendors: null, apis: null, sources: null, nameContains: null }, 47],
    [{ vendors: ['CONFLUENT'] }, 28],
    [{ vendors: ['ROCKSET', 'GUARDAI'] }, 13],
    [{ apis: ['CONFLUENT_ORG_V2'] }, 25],
    [{ sources: ['tiledb', 'rockset', 'tiledb'] }, 7],
    [{ vendors: ['CONFLUENT'], sources: ['confluent-partner', 'tiledb'] }, 3],
    [{ vendors: ['TILEDB'], apis: ['GUARDAI_V1'] }, 0],
    [{ vendors: [] }, 0],
    [{ sources: [] }, 0],
    [{ sources: ['guardai'], nameContains: 'lab' }, 3],
  ])('%j lets %d organizations through', async (filter, count) => {
    expect(await counted(filter)).toBe(count);
  });

  it('keeps the order of the configuration, whatever its own', async () => {
    const reversed = { filter: { sources: ['guardai', 'rockset'] }, first: 2 };
    expect(namesIn(await list(vendors, reversed))).toEqual(['Tidewater Labs', 'Oriel Robotics']);
  });
});
