import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { arrived, guardaiCalls, idOf, mutate, sourceAt } from './support.ts';

const startGraph = useGraphs();
const startStandIn = useStandIns();

/** Organization 7 of the seed. */
const stored = {
  name: 'Perception Lab',
  settings: {
    classMappingFiles: [
      {
        contentType: 'application/json',
        datasetId: 42,
        fileName: 'coco-to-kitti.json',
        ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10',
      },
    ],
    disabledFeatures: ['ADV_CRAFTING'],
    maxItemCount: 5000,
    maxTimeAllocated: 360_000,
    maxTimePerTask: 7200,
  },
};
const selection = `organization {
  name
  settings {
    classMappingFiles { contentType datasetId fileName ref }
    disabledFeatures maxItemCount maxTimeAllocated maxTimePerTask
  }
}`;

describe.each([
  { answers: 'with the organization', created: false },
  { answers: 'without a body', created: true },
])('updating an organization of a GuardAI that answers $answers', ({ created }) => {
  const guardai = useSandboxGraph({ modes: { guardai: { created } } });
  const update = (change: Readonly<Record<string, unknown>>, id = 7) =>
    mutate(guardai, 'updateGuardAIOrganization', { organizationId: idOf(id), ...change }, selection);

  it('reads first and sends everything, the change included', async () => {
    const { payload, answer } = await update({ name: 'Perception Lab II' });
    const whole = { ...stored, name: 'Perception Lab II' };
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({ organization: whole, userErrors: [] });
    expect(arrived(guardai.sandbox, 'updateOrganization')).toEqual({
      method: 'PUT',
      path: '/api/v1/organizations/7',
      query: {},
      body: whole,
    });
    const lookUp = created ? ['getOrganization'] : [];
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization', 'updateOrganization', ...lookUp]);
  });

  it('changes one member of the settings and keeps the others', async () => {
    const { payload } = await update({ settings: { maxItemCount: 1 } });
    const whole = { ...stored, settings: { ...stored.settings, maxItemCount: 1 } };
    expect(payload).toEqual({ organization: whole, userErrors: [] });
    expect(arrived(guardai.sandbox, 'updateOrganization').body).toEqual(whole);
  });

  it('clears members by null: a list is empty then, a number null', async () => {
    const cleared = { disabledFeatures: null, classMappingFiles: null, maxTimePerTask: null };
    const { payload } = await update({ settings: cleared });
    const whole = {
      name: stored.name,
      settings: { ...stored.settings, classMappingFiles: [], disabledFeatures: [], maxTimePerTask: null },
    };
    expect(payload).toEqual({ organization: whole, userErrors: [] });
    expect(arrived(guardai.sandbox, 'updateOrganization').body).toEqual(whole);
  });

  it('keeps what an entry of a file does not name, and takes in others whole', async () => {
    const [entry] = stored.settings.classMappingFiles;
    const added = { ref: 'new', fileName: 'new.csv', contentType: 'text/csv', datasetId: null };
    const { payload } = await update({
      settings: { classMappingFiles: [{ ref: entry?.ref, fileName: 'renamed.json' }, added] },
    });
    expect(payload).toMatchObject({
      organization: { settings: { classMappingFiles: [{ ...entry, fileName: 'renamed.json' }, added] } },
    });
  });

  it('gives settings to an organization that has none', async () => {
    const { payload } = await update({ settings: { maxItemCount: 3 } }, 11);
    expect(payload).toMatchObject({ organization: { settings: { maxItemCount: 3, classMappingFiles: [] } } });
    expect(arrived(guardai.sandbox, 'updateOrganization').body).toEqual({
      name: 'Tidewater Labs',
      settings: { maxItemCount: 3 },
    });
  });

  it('sends nothing where nothing is to change', async () => {
    for (const change of [{}, { settings: {} }]) {
      const { payload } = await update(change);
      expect(payload).toEqual({ organization: stored, userErrors: [] });
    }
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization', 'getOrganization']);
  });

  it('shows the new state to later reads of the same request', async () => {
    const { data, errors } = await guardai.query(
      `mutation ($id: ID!) {
        a: updateGuardAIOrganization(input: { organizationId: $id, settings: { maxItemCount: 1 } }) { userErrors { code } }
        b: updateGuardAIOrganization(input: { organizationId: $id, name: "B" }) { userErrors { code } }
        c: refreshGuardAIOrganizationStats(input: { organizationId: $id }) {
          organization { name settings { maxItemCount } }
        }
      }`,
      { id: idOf(7) },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ c: { organization: { name: 'B', settings: { maxItemCount: 1 } } } });
  });
});

describe('an update of a GuardAI organization', () => {
  const guardai = useSandboxGraph();

  it('refuses to clear what cannot be cleared, and sends nothing', async () => {
    const input = { organizationId: idOf(7), name: null, settings: null };
    const { payload } = await mutate(guardai, 'updateGuardAIOrganization', input, 'organization { id }');
    expect(payload).toEqual({
      organization: null,
      userErrors: [
        { code: 'INVALID', message: 'name cannot be cleared.', field: ['name'] },
        {
          code: 'INVALID',
          message: 'settings cannot be cleared as a whole; clear its members by null.',
          field: ['settings'],
        },
      ],
    });
    expect(guardaiCalls(guardai.sandbox)).toEqual([]);
  });

  it('tells that the organization is not there, without a write', async () => {
    const { payload } = await mutate(guardai, 'updateGuardAIOrganization', {
      organizationId: idOf(99),
      name: 'n',
    });
    expect(payload?.userErrors).toEqual([
      { code: 'NOT_FOUND', message: 'Organization 99 was not found', field: ['organizationId'] },
    ]);
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization']);
  });

  it('tells which member the server cannot read, from Jackson’s reference chain', async () => {
    const message =
      'JSON parse error: Cannot deserialize value of type `x.Feature` from String "FLY" ' +
      '(through reference chain: x.OrganizationRequest["settings"]->x.Settings["disabledFeatures"]->java.util.ArrayList[0])';
    guardai.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'updateOrganization',
      kind: 'status',
      status: 400,
      body: { status: 400, error: 'Bad Request', message },
    });
    const input = { organizationId: idOf(7), settings: { disabledFeatures: ['EVALUATION'] } };
    const { payload } = await mutate(guardai, 'updateGuardAIOrganization', input);
    expect(payload?.userErrors).toEqual([
      { code: 'INVALID', message, field: ['settings', 'disabledFeatures', '0'] },
    ]);
  });

  it('sends back what this graph does not know, digit by digit', async () => {
    const settings =
      '{"classMappingFiles":[{"ref":"a","datasetId":9007199254740993,"checksum":"f00"},{"ref":"b","owner":{"id":1}}],' +
      '"quota":{"gpu":[1,null]},"disabledFeatures":["TELEPORT"]}';
    const vendor = await startStandIn(({ method }) =>
      method === 'GET'
        ? { body: `{"id":7,"name":"Lab","plan":"gold","settings":${settings}}` }
        : { status: 204 },
    );
    const graph = await startGraph([sourceAt(vendor.baseUrl)]);
    const change = (input: object) =>
      mutate(graph, 'updateGuardAIOrganization', { organizationId: idOf(7), ...input });

    await change({ name: 'Laboratory' });
    expect(vendor.received.at(-1)?.body).toBe(`{"name":"Laboratory","settings":${settings}}`);

    await change({ settings: { classMappingFiles: [{ ref: 'a', datasetId: null }], maxItemCount: 1 } });
    expect(JSON.parse(vendor.received.at(-1)?.body ?? '')).toEqual({
      name: 'Lab',
      settings: {
        quota: { gpu: [1, null] },
        disabledFeatures: ['TELEPORT'],
        classMappingFiles: [{ ref: 'a', datasetId: null, checksum: 'f00' }],
        maxItemCount: 1,
      },
    });
  });
});
