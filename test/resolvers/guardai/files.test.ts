import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { arrived, guardaiCalls, idOf, sourceAt } from './support.ts';

const guardai = useSandboxGraph();
const startGraph = useGraphs();
const startStandIn = useStandIns();

const files = (selection: string): string =>
  `query ($id: ID!) { organization(id: $id) { ... on GuardAIOrganization { files { ${selection} } } } }`;

describe('the files of a GuardAI organization', () => {
  it('are its class-mapping files, without a call', async () => {
    const { data, errors } = await guardai.query(files('type ref fileName contentType datasetId'), {
      id: idOf(4),
    });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      organization: {
        files: [
          {
            type: 'classmapping',
            ref: expect.stringMatching(/^[\da-f-]{36}$/),
            fileName: 'bdd100k-to-coco.json',
            contentType: 'application/json',
            datasetId: 18,
          },
          { fileName: 'draft mapping (2).json', datasetId: null },
        ],
      },
    });
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization']);
  });

  it('are null where the organization has no settings, and empty where it has no files', async () => {
    expect((await guardai.query(files('ref'), { id: idOf(11) })).data).toEqual({
      organization: { files: null },
    });
    expect((await guardai.query(files('ref'), { id: idOf(8) })).data).toEqual({
      organization: { files: [] },
    });
  });

  it('say which projects use them, at one call for each file', async () => {
    const { data, errors } = await guardai.query<{
      organization: { files: { ref: string; usage: number[] }[] };
    }>(files('ref usage again: usage'), { id: idOf(4) });
    expect(errors).toEqual([]);
    expect(data.organization.files.map(({ usage }) => usage)).toEqual([[8, 9, 21], []]);
    expect(guardaiCalls(guardai.sandbox)).toEqual([
      'getOrganization',
      'getOrganizationFileUsage',
      'getOrganizationFileUsage',
    ]);
    expect(arrived(guardai.sandbox, 'getOrganizationFileUsage')).toEqual({
      method: 'GET',
      path: '/api/v1/organizations/4/file/usage',
      query: { type: 'classmapping', ref: data.organization.files[1]?.ref },
      body: undefined,
    });
  });

  it('say so for every organization of a list', async () => {
    const { data, errors } = await guardai.query<{
      organizations: { nodes: { files: { fileName: string; usage: number[] }[] | null }[] };
    }>(`{
      organizations(filter: { vendors: [GUARDAI] }) {
        nodes { ... on GuardAIOrganization { files { fileName usage } } }
      }
    }`);
    expect(errors).toEqual([]);
    const used = data.organizations.nodes.flatMap(({ files: found }) => found ?? []);
    expect(used).toContainEqual({ fileName: 'señales-de-tráfico.json', usage: [] });
    expect(used).toContainEqual({ fileName: 'tissue-classes.tsv', usage: [14] });
    expect(guardaiCalls(guardai.sandbox)).toHaveLength(1 + used.length);
  });

  it('have no usage where GuardAI does not know the file, or there is no reference to ask by', async () => {
    const vendor = await startStandIn(({ path, query }) => {
      const known = { ref: 'known', datasetId: 1 };
      if (!path.endsWith('/file/usage')) {
        return {
          body: { id: 7, settings: { classMappingFiles: [known, { ref: 'gone' }, { fileName: 'no-ref' }] } },
        };
      }
      return query['ref'] === 'known' ? { body: '[9007199254740993]' } : { status: 404 };
    });
    const graph = await startGraph([sourceAt(vendor.baseUrl)]);
    const { data, errors } = await graph.query(files('ref usage'), { id: idOf(7) });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organization: {
        files: [
          { ref: 'known', usage: ['9007199254740993'] },
          { ref: 'gone', usage: null },
          { ref: null, usage: null },
        ],
      },
    });
    expect(vendor.received).toHaveLength(3);
  });
});
