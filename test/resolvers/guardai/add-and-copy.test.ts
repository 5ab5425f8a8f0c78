import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { arrived, guardaiCalls, idOf, memberSource, mutate } from './support.ts';

const selection = `organization {
  id nativeId name source { name } createdAt timeUsed
  settings { classMappingFiles { ref fileName contentType datasetId } disabledFeatures maxItemCount maxTimePerTask }
}`;

describe.each([
  { answers: 'with the organization', created: false },
  { answers: 'without a body', created: true },
])('a GuardAI that answers $answers', ({ created }) => {
  const guardai = useSandboxGraph({ modes: { guardai: { created } } });
  const lookUp = created ? ['getOrganizations'] : [];

  it('adds an organization as asked', async () => {
    const settings = {
      classMappingFiles: [
        {
          ref: 'r-1',
          fileName: 'übersicht.json',
          contentType: 'application/json',
          datasetId: '9007199254740993',
        },
      ],
      disabledFeatures: ['EVALUATION'],
      maxItemCount: 2_147_483_647,
    };
    const { payload, answer } = await mutate(
      guardai,
      'addGuardAIOrganization',
      { source: 'guardai', name: 'Neue Abteilung', settings },
      selection,
    );
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      organization: {
        id: idOf(13),
        nativeId: '13',
        name: 'Neue Abteilung',
        source: { name: 'guardai' },
        createdAt: expect.any(String),
        timeUsed: 0,
        settings: { ...settings, maxTimePerTask: null },
      },
      userErrors: [],
    });
    expect(guardaiCalls(guardai.sandbox)).toEqual(['addOrganization', ...lookUp]);
  });

  it('adds an organization without settings', async () => {
    const { payload } = await mutate(
      guardai,
      'addGuardAIOrganization',
      { source: 'guardai', name: 'Plain' },
      selection,
    );
    expect(payload).toMatchObject({ organization: { name: 'Plain', settings: null }, userErrors: [] });
    expect(arrived(guardai.sandbox, 'addOrganization').body).toEqual({ name: 'Plain' });
  });

  it('adds a second organization of the same name', async () => {
    const input = { source: 'guardai', name: 'Kestrel Aviation' };
    const { payload } = await mutate(guardai, 'addGuardAIOrganization', input, selection);
    expect(payload).toMatchObject({ organization: { nativeId: '13', name: 'Kestrel Aviation' } });
  });

  it('copies an organization as it is, from a body of {}', async () => {
    const input = { organizationId: idOf(7) };
    const { payload, answer } = await mutate(guardai, 'copyGuardAIOrganization', input, selection);
    expect(answer.errors).toEqual([]);
    expect(payload).toMatchObject({
      organization: {
        id: idOf(13),
        name: expect.stringMatching(/ \(copy\)$/),
        settings: { classMappingFiles: [{ fileName: 'coco-to-kitti.json' }], maxItemCount: 5000 },
      },
      userErrors: [],
    });
    expect(arrived(guardai.sandbox, 'copyOrganization')).toMatchObject({
      method: 'POST',
      path: '/api/v1/organizations/7/copy',
      body: {},
    });
    expect(guardaiCalls(guardai.sandbox)).toEqual(['copyOrganization', ...lookUp]);
  });

  it('copies an organization under a name and settings of its own', async () => {
    const own = { name: 'Second Lab', settings: { maxItemCount: 10, disabledFeatures: null } };
    const input = { organizationId: idOf(7), ...own };
    const { payload } = await mutate(guardai, 'copyGuardAIOrganization', input, selection);
    expect(payload).toMatchObject({
      organization: { nativeId: '13', name: 'Second Lab', settings: { maxItemCount: 10 } },
    });
    expect(arrived(guardai.sandbox, 'copyOrganization').body).toEqual({
      name: 'Second Lab',
      settings: { maxItemCount: 10, disabledFeatures: [] },
    });
  });

  it('shows the new organization to reads of the same request', async () => {
    const { data, errors } = await guardai.query<Record<string, unknown>>(
      `mutation ($id: ID!) {
        first: addGuardAIOrganization(input: { source: "guardai", name: "One" }) { organization { id } }
        second: copyGuardAIOrganization(input: { organizationId: $id, name: "Two" }) { organization { id } }
        third: refreshGuardAIOrganizationStats(input: { organizationId: $id }) { organization { name } }
      }`,
      { id: idOf(13) },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      first: { organization: { id: idOf(13) } },
      second: { organization: { id: idOf(14) } },
      third: { organization: { name: 'One' } },
    });
  });
});

describe('an organization that was added or copied without an answer', () => {
  const guardai = useSandboxGraph({ modes: { guardai: { created: true } } });

  it.each([
    ['addGuardAIOrganization', 'addOrganization', { source: 'guardai', name: 'Unseen' }],
    ['copyGuardAIOrganization', 'copyOrganization', { organizationId: idOf(7) }],
  ])('is reported as done by %s even where the list is refused', async (mutation, operationId, input) => {
    guardai.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'getOrganizations',
      kind: 'status',
      status: 403,
    });
    const { payload, answer } = await mutate(guardai, mutation, input, 'organization { id }');
    expect(payload).toEqual({ organization: null, userErrors: [] });
    expect(answer.errors).toMatchObject([
      { path: ['result', 'organization'], extensions: { code: 'UPSTREAM_FORBIDDEN', httpStatus: 403 } },
    ]);
    expect(guardaiCalls(guardai.sandbox)).toEqual([operationId, 'getOrganizations']);
  });

  it('is an error of its own field where the list lacks it', async () => {
    guardai.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'getOrganizations',
      kind: 'status',
      status: 200,
      body: [],
    });
    const input = { source: 'guardai', name: 'Unseen' };
    const { payload, answer } = await mutate(guardai, 'addGuardAIOrganization', input, 'organization { id }');
    expect(payload).toEqual({ organization: null, userErrors: [] });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }]);
  });
});

describe('adding and copying GuardAI organizations', () => {
  const guardai = useSandboxGraph();
  const startGraph = useGraphs();

  it.each(['this is no JSON', '{}', '[]', '{"id": "seven"}'])(
    'is done though the answer of 200 holds %s instead of the organization',
    async (body) => {
      guardai.sandbox.addFault({
        api: 'guardai-v1',
        operationId: 'updateOrganization',
        kind: 'status',
        status: 200,
        body,
      });
      const input = { organizationId: idOf(7), name: 'Renamed' };
      const { payload, answer } = await mutate(
        guardai,
        'updateGuardAIOrganization',
        input,
        'organization { id }',
      );
      expect(answer.errors).toEqual([]);
      expect(payload).toEqual({ organization: { id: idOf(7) }, userErrors: [] });
      expect(guardaiCalls(guardai.sandbox)).toEqual([
        'getOrganization',
        'updateOrganization',
        'getOrganization',
      ]);
    },
  );

  it('tells a blank name in the vendor’s words', async () => {
    const input = { source: 'guardai', name: ' ' };
    const { payload, answer } = await mutate(guardai, 'addGuardAIOrganization', input, 'organization { id }');
    expect(answer.errors).toEqual([]);
    expect(payload).toEqual({
      organization: null,
      userErrors: [
        { code: 'INVALID', message: 'The name of an organization must not be blank', field: null },
      ],
    });
  });

  it('pins Spring’s binding errors to the input’s fields', async () => {
    const errors = [
      { field: 'name', defaultMessage: 'size must be between 0 and 64', code: 'Size' },
      {
        field: 'settings.classMappingFiles[0].fileName',
        defaultMessage: 'must not be blank',
        code: 'NotBlank',
      },
    ];
    const body = { status: 400, error: 'Bad Request', message: 'Validation failed for object', errors };
    guardai.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'addOrganization',
      kind: 'status',
      status: 400,
      body,
    });
    const input = { source: 'guardai', name: 'n', settings: { classMappingFiles: [{ fileName: '' }] } };
    const { payload } = await mutate(guardai, 'addGuardAIOrganization', input);
    expect(payload?.userErrors).toEqual([
      { code: 'INVALID', message: 'size must be between 0 and 64', field: ['name'] },
      {
        code: 'INVALID',
        message: 'must not be blank',
        field: ['settings', 'classMappingFiles', '0', 'fileName'],
      },
    ]);
  });

  it('tells that the original of a copy is not there', async () => {
    const { payload } = await mutate(guardai, 'copyGuardAIOrganization', { organizationId: idOf(99) });
    expect(payload?.userErrors).toEqual([
      { code: 'NOT_FOUND', message: 'Organization 99 was not found', field: ['organizationId'] },
    ]);
  });

  it('refuses a data set id of more than 64 bits before anything is sent', async () => {
    const settings = {
      classMappingFiles: [{ datasetId: '9223372036854775807' }, { datasetId: '9223372036854775808' }],
    };
    const path = ['settings', 'classMappingFiles', '1', 'datasetId'];
    for (const [mutation, target] of [
      ['addGuardAIOrganization', { source: 'guardai', name: 'n' }],
      ['copyGuardAIOrganization', { organizationId: idOf(7) }],
      ['updateGuardAIOrganization', { organizationId: idOf(7) }],
    ] as const) {
      const { payload } = await mutate(guardai, mutation, { ...target, settings });
      expect(payload?.userErrors).toEqual([{ code: 'INVALID', message: expect.any(String), field: path }]);
    }
    expect(guardaiCalls(guardai.sandbox)).toEqual([]);
  });

  it('is UPSTREAM_FORBIDDEN for a source that is no administrator', async () => {
    const graph = await startGraph([memberSource(guardai)]);
    for (const [mutation, input] of [
      ['addGuardAIOrganization', { source: 'guardai', name: 'n' }],
      ['copyGuardAIOrganization', { organizationId: idOf(7) }],
    ] as const) {
      const { payload, answer } = await mutate(graph, mutation, input);
      expect(payload).toBeNull();
      expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN', httpStatus: 403 } }]);
    }
  });

  it('is BAD_USER_INPUT for a source or an id of another API, or of none', async () => {
    for (const [mutation, input, argument] of [
      ['addGuardAIOrganization', { source: 'rockset', name: 'n' }, 'input.source'],
      ['addGuardAIOrganization', { source: 'nobody', name: 'n' }, 'input.source'],
      ['copyGuardAIOrganization', { organizationId: 'Z3VhcmRhaQ' }, 'input.organizationId'],
      ['copyGuardAIOrganization', { organizationId: idOf(7, 'tiledb') }, 'input.organizationId'],
    ] as const) {
      const { answer } = await mutate(guardai, mutation, input);
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
    }
    expect(guardaiCalls(guardai.sandbox)).toEqual([]);
  });
});
