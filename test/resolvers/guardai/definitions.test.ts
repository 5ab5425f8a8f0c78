import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../../support/graph.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { guardaiCalls, idOf, sourceAt } from './support.ts';

interface Asset {
  readonly raw: string;
  readonly definitions: unknown;
}

const assetsOf = `query ($id: ID!) {
  organization(id: $id) {
    ... on GuardAIOrganization {
      assets {
        adversarialAttacks { ...asset }
        datasetFormats { ...asset }
        defenses { ...asset }
        domainAdaptations { ...asset }
        metaAttacks { ...asset }
        metrics { ...asset }
        noises { ...asset }
      }
    }
  }
}
fragment asset on GuardAIAsset { raw definitions }`;

const startGraph = useGraphs();
const startStandIn = useStandIns();

describe.each(['text', 'json'] as const)('the assets of a GuardAI that sends %s', (assets) => {
  const guardai = useSandboxGraph({ modes: { guardai: { assets } } });

  it('are there as text and as what the text says', async () => {
    const { data, errors } = await guardai.query<{ organization: { assets: Record<string, Asset> } }>(
      assetsOf,
      {
        id: idOf(7),
      },
    );
    expect(errors).toEqual([]);
    const { assets: found } = data.organization;
    expect(found['metrics']).toEqual({
      raw: '[{"uid":"acc","name":"Accuracy","codebase_name":"accuracy","enabled":true}]',
      definitions: [{ uid: 'acc', name: 'Accuracy', codebase_name: 'accuracy', enabled: true }],
    });
    expect(found['metaAttacks']).toEqual({ raw: '[]', definitions: [] });
    expect(Object.keys(found)).toHaveLength(7);
    for (const { raw, definitions } of Object.values(found)) expect(JSON.parse(raw)).toEqual(definitions);
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization', 'getAssetDefinitions']);
  });

  it('are only text where the text is no JSON', async () => {
    const { data } = await guardai.query<{ organization: { assets: Record<string, Asset> } }>(assetsOf, {
      id: idOf(9),
    });
    const { metrics, noises } = data.organization.assets;
    expect(metrics).toEqual({ raw: 'accuracy; mAP@0.5; robustness score', definitions: null });
    expect(noises?.definitions).toHaveLength(2);
  });
});

describe('what a GuardAI organization may use', () => {
  const guardai = useSandboxGraph();

  it('has its methods of hyper-parameter optimisation', async () => {
    const { data, errors } = await guardai.query(
      `query ($id: ID!) { organization(id: $id) { ... on GuardAIOrganization {
        hpoDefinitions { id name description enabled params }
      } } }`,
      { id: idOf(7) },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      organization: {
        hpoDefinitions: [
          {
            id: 1,
            name: 'Random search',
            description: 'Samples the search space at random',
            enabled: true,
            params: [{ name: 'n_trials', type: 'int', default: 20, min: 1, max: 500 }],
          },
          { id: 2, name: 'Grid search', description: null, enabled: false, params: [] },
          { id: 3, params: [{ name: 'n_trials' }, { name: 'gamma', default: 0.25 }] },
        ],
      },
    });
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization', 'getDefinedHPO']);
  });

  it('has its transforms, whose snake_case names end at our edge', async () => {
    const { data, errors } = await guardai.query(
      `query ($id: ID!) { organization(id: $id) { ... on GuardAIOrganization {
        transformDefinitions {
          id name codebaseName description enabled tasks targetFormat convertedTargetFormat params
          applyMapping { key value }
        }
      } } }`,
      { id: idOf(7) },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organization: {
        transformDefinitions: [
          {
            id: 3,
            name: 'Resize',
            codebaseName: 'resize_transform',
            description: 'Scales images to a fixed size',
            enabled: true,
            tasks: ['object_detection'],
            targetFormat: ['kitti', 'coco'],
            convertedTargetFormat: 'coco',
            params: [
              { name: 'width', type: 'int', default: 640 },
              { name: 'height', type: 'int', default: 480 },
            ],
            applyMapping: [
              { key: 'image', value: { enabled: true } },
              { key: 'target', value: { enabled: false } },
            ],
          },
          {
            id: 4,
            name: 'Normalize',
            codebaseName: 'normalize_transform',
            description: null,
            enabled: true,
            tasks: ['classification'],
            targetFormat: [],
            convertedTargetFormat: null,
            params: [],
            applyMapping: [],
          },
        ],
      },
    });
    expect(guardaiCalls(guardai.sandbox)).toEqual(['getOrganization', 'getDefinedTransforms']);
  });

  it('is null where an old server does not know the list', async () => {
    for (const operationId of ['getAssetDefinitions', 'getDefinedHPO', 'getDefinedTransforms']) {
      guardai.sandbox.addFault({ api: 'guardai-v1', operationId, kind: 'status', status: 404 });
    }
    const { data, errors } = await guardai.query(
      `query ($id: ID!) { organization(id: $id) { ... on GuardAIOrganization {
        assets { noises { raw } } hpoDefinitions { id } transformDefinitions { id }
      } } }`,
      { id: idOf(7) },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organization: { assets: null, hpoDefinitions: null, transformDefinitions: null },
    });
  });

  it('is an error of its own field where the server fails', async () => {
    guardai.sandbox.addFault({
      api: 'guardai-v1',
      operationId: 'getDefinedHPO',
      kind: 'status',
      status: 500,
    });
    const { data, errors } = await guardai.query(
      `query ($id: ID!) { organization(id: $id) { name ... on GuardAIOrganization {
        hpoDefinitions { id } transformDefinitions { id }
      } } }`,
      { id: idOf(7) },
    );
    expect(data).toEqual({
      organization: {
        name: expect.any(String),
        hpoDefinitions: null,
        transformDefinitions: [{ id: 3 }, { id: 4 }],
      },
    });
    expect(errors).toMatchObject([
      {
        path: ['organization', 'hpoDefinitions'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 500 },
      },
    ]);
  });

  it('keeps the digits of long integers and is null where GuardAI sends nothing', async () => {
    const vendor = await startStandIn(({ path }) =>
      path.endsWith('/assets')
        ? {
            body: '{"metrics": [{"id": 9007199254740993}], "noises": "{\\"id\\": 9007199254740993}", "defenses": null}',
          }
        : { body: { id: 7 } },
    );
    const graph = await startGraph([sourceAt(vendor.baseUrl)]);
    const { data, errors } = await graph.query<{ organization: { assets: Record<string, Asset> } }>(
      assetsOf,
      {
        id: idOf(7),
      },
    );
    expect(errors).toEqual([]);
    expect(data.organization.assets).toMatchObject({
      metrics: { raw: '[{"id":9007199254740993}]', definitions: [{ id: '9007199254740993' }] },
      noises: { raw: '{"id": 9007199254740993}', definitions: { id: '9007199254740993' } },
      defenses: null,
      metaAttacks: null,
    });
  });
});
