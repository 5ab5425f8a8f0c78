import { describe, expect, it } from '@jest/globals';
import { useSandboxGraph } from '../../support/graph.ts';
import { useStandInGraph } from '../../support/stand-in-graph.ts';

const vendors = useSandboxGraph({ shared: true });
const vendor = useStandInGraph((baseUrl) => ({
  name: 'guardai',
  api: 'guardai-v1',
  baseUrl,
  auth: { type: 'bearer', token: 'stand-in-token' },
}));

const every = `
  __typename id nativeId vendor source { name api } name createdAt updatedAt creationDateTime timeUsed
  settings {
    classMappingFiles { ref fileName contentType datasetId }
    disabledFeatures maxItemCount maxTimeAllocated maxTimePerTask
  }
  stats { datasetStorage projectStorage }`;
const byId = `query ($nativeId: ID!) {
  organizationByNativeId(source: "guardai", nativeId: $nativeId) { ... on GuardAIOrganization { ${every} } }
}`;

/** From a vendor that sends just this text for its organization 7. */
async function fromText(text: string, nativeId = '7') {
  vendor.answer({ body: text, headers: { 'content-type': 'application/json' } });
  const { data, errors } = await vendor.query(byId, { nativeId });
  return { organization: data['organizationByNativeId'], errors };
}

const fromReply = (body: unknown) => fromText(JSON.stringify(body));

const lab = {
  __typename: 'GuardAIOrganization',
  id: expect.any(String),
  nativeId: '7',
  vendor: 'GUARDAI',
  source: { name: 'guardai', api: 'GUARDAI_V1' },
  name: 'Perception Lab',
  createdAt: '2022-03-01T09:15:00.123Z',
  updatedAt: null,
  creationDateTime: '2022-03-01T09:15:00.123Z',
  timeUsed: 86_400,
  settings: {
    classMappingFiles: [
      {
        ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10',
        fileName: 'coco-to-kitti.json',
        contentType: 'application/json',
        datasetId: 42,
      },
    ],
    disabledFeatures: ['ADV_CRAFTING'],
    maxItemCount: 5000,
    maxTimeAllocated: 360_000,
    maxTimePerTask: 7200,
  },
  stats: { datasetStorage: 10_737_418_240, projectStorage: 2_147_483_648 },
};

describe('a GuardAIOrganization', () => {
  it('has every field of the vendor’s model', async () => {
    const { data, errors } = await vendors.query(byId, { nativeId: '7' });
    expect(errors).toEqual([]);
    expect(data['organizationByNativeId']).toEqual(lab);
  });

  const nothing = {
    name: null,
    createdAt: null,
    creationDateTime: null,
    settings: null,
    stats: null,
    timeUsed: null,
  };

  it.each([
    ['its id alone', { id: 7 }, nothing],
    [
      'nulls',
      { id: 7, name: null, creationDateTime: null, settings: null, stats: null, timeUsed: null },
      nothing,
    ],
    ['a year nobody means', { id: 7, name: '', creationDateTime: '0001-01-01T00:00:00' }, nothing],
    [
      'empty settings',
      { id: 7, settings: {}, stats: {} },
      {
        settings: {
          classMappingFiles: [],
          disabledFeatures: [],
          maxItemCount: null,
          maxTimeAllocated: null,
          maxTimePerTask: null,
        },
        stats: { datasetStorage: null, projectStorage: null },
      },
    ],
    [
      'null lists',
      { id: 7, settings: { classMappingFiles: null, disabledFeatures: null } },
      {
        settings: { classMappingFiles: [], disabledFeatures: [] },
      },
    ],
    [
      'words nobody knows',
      { id: 7, settings: { disabledFeatures: ['EVALUATION', 'TELEPATHY', null] } },
      {
        settings: { disabledFeatures: ['EVALUATION'] },
      },
    ],
    [
      'a file of null members',
      { id: 7, settings: { classMappingFiles: [{ ref: null, datasetId: null }, null] } },
      {
        settings: { classMappingFiles: [{ ref: null, fileName: null, contentType: null, datasetId: null }] },
      },
    ],
    [
      'members nobody knows',
      { id: 7, owner: { id: 1 }, stats: { cacheStorage: 1 } },
      { stats: { datasetStorage: null } },
    ],
  ])('is read from %s', async (_what, sent, fields) => {
    const { organization, errors } = await fromReply(sent);
    expect(errors).toEqual([]);
    expect(organization).toMatchObject({ nativeId: '7', ...fields });
  });

  it.each([
    ['"2022-03-01T09:15:00.123Z"', '2022-03-01T09:15:00.123Z'],
    ['"2022-03-01T09:15:00.123"', '2022-03-01T09:15:00.123Z'],
    ['"2022-10-14T14:51:50.123+0000"', '2022-10-14T14:51:50.123Z'],
    ['1646126100123', '2022-03-01T09:15:00.123Z'],
    ['0', '1970-01-01T00:00:00.000Z'],
    ['1646126100123000000', null],
    ['"soon"', null],
  ])('takes the date %s', async (written, creationDateTime) => {
    const { organization } = await fromText(`{"id":7,"creationDateTime":${written}}`);
    expect(organization).toMatchObject({ creationDateTime, createdAt: creationDateTime });
  });

  it('keeps every digit of numbers of 64 bits', async () => {
    const { organization, errors } = await fromText(
      `{"id":9223372036854775807,"timeUsed":9007199254740993,
        "stats":{"datasetStorage":9223372036854775806,"projectStorage":9007199254740991},
        "settings":{"classMappingFiles":[{"ref":"20220614093012123","datasetId":12345678901234567890}]}}`,
      '9223372036854775807',
    );
    expect(errors).toEqual([]);
    expect(organization).toMatchObject({
      nativeId: '9223372036854775807',
      timeUsed: '9007199254740993',
      stats: { datasetStorage: '9223372036854775806', projectStorage: 9_007_199_254_740_991 },
      settings: { classMappingFiles: [{ ref: '20220614093012123', datasetId: '12345678901234567890' }] },
    });
  });

  it('is found in a list by an id of 64 bits', async () => {
    const large = ['9223372036854775806', '9223372036854775807'];
    vendor.answer({
      body: `[{"id":${large.join('},{"id":')}}]`,
      headers: { 'content-type': 'application/json' },
    });
    const { data, errors } = await vendor.query<unknown>(
      `{ ${large.map((id, index) => `a${index}: organizationByNativeId(source: "guardai", nativeId: "${id}") { nativeId }`).join(' ')} }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ a0: { nativeId: large[0] }, a1: { nativeId: large[1] } });
    expect(vendor.received()).toHaveLength(1);
  });

  it.each([
    ['no id', '{"name":"x"}'],
    ['an id that is text', '{"id":"7"}'],
    ['an id that is no whole number', '{"id":7.5}'],
    ['a limit of more than 32 bits', '{"id":7,"settings":{"maxItemCount":2147483648}}'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('is UPSTREAM_INVALID_RESPONSE with %s', async (_what, text) => {
    const { organization, errors } = await fromText(text);
    expect(organization).toBeNull();
    expect(errors[0]?.extensions).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE', source: 'guardai' });
  });

  it('may be without settings or without numbers, as some of an installation are', async () => {
    const { data } = await vendors.query<{ organizations: { nodes: unknown[] } }>(
      `{ organizations(filter: { vendors: [GUARDAI] }) { nodes { ... on GuardAIOrganization { ${every} } } } }`,
    );
    const { nodes } = data.organizations;
    expect(nodes).toHaveLength(12);
    expect(nodes[6]).toEqual(lab);
    expect(nodes[7]).toMatchObject({ nativeId: '8', name: 'Perception Lab (copy)', stats: null });
    expect(nodes[10]).toMatchObject({ nativeId: '11', settings: null, stats: null, timeUsed: 0 });
    expect(nodes[11]).toMatchObject({ settings: { maxItemCount: 2_147_483_647 } });
  });
});

describe.each([
  ['zone-less times', { timestamps: 'zoneless' as const }],
  ['times as milliseconds', { timestamps: 'epoch' as const }],
  ['null for what is not set', { unset: 'null' as const }],
])('a GuardAIOrganization of a server that prints %s', (_what, guardai) => {
  const other = useSandboxGraph({ modes: { guardai } });

  it('is the same', async () => {
    expect((await other.query(byId, { nativeId: '7' })).data['organizationByNativeId']).toEqual(lab);
  });
});
