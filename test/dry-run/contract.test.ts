import { describe, expect, it } from '@jest/globals';
import type { PlannedWrite } from '../../src/core/dry-run.ts';
import { UpstreamError } from '../../src/core/errors.ts';
import type { ApiEnum } from '../../src/core/source.ts';
import { checkContract } from '../../src/dry-run/contract.ts';
import { useStandInGraph } from '../support/stand-in-graph.ts';
import { sourceAt } from '../resolvers/guardai/support.ts';
import { ids, plan } from './support.ts';

const createOrganization: PlannedWrite = {
  source: 'tiledb',
  operationId: 'createOrganization',
  method: 'POST',
  path: '/organization',
  parameters: {},
  body: { name: 'new-lab' },
  isJson: true,
  readBack: undefined,
  secrets: [],
};

const upload: PlannedWrite = {
  ...createOrganization,
  source: 'guardai',
  operationId: 'uploadOrganizationFile',
  parameters: { id: '7', type: 'classmapping', datasetId: '9007199254740993' },
  body: { file: { name: 'classes.csv', contentType: 'text/csv', size: 3 } },
  isJson: false,
};

async function complaintsOf(api: ApiEnum, write: PlannedWrite) {
  try {
    await checkContract(api, write);
    return [];
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', httpStatus: 400, retryable: false });
    return error.complaints;
  }
}

describe('a write that is checked against its contract', () => {
  it.each([
    ['JSON', 'TILEDB_V1', createOrganization],
    ['a file', 'GUARDAI_V1', upload],
    ['a number of 64 bits', 'GUARDAI_V1', settings({ classMappingFiles: [{ datasetId: 2n ** 62n }] })],
  ] as const)('passes as it should be: %s', async (_what, api, write) => {
    expect(await complaintsOf(api, write)).toEqual([]);
  });

  it.each([
    ['TILEDB_V1', { ...createOrganization, body: {} }, '/name', 'name is missing.'],
    ['TILEDB_V1', { ...createOrganization, body: { name: 7 } }, '/name', 'name must be string.'],
    [
      'GUARDAI_V1',
      settings({ maxItemCount: 'x' }),
      '/settings/maxItemCount',
      /^settings\.maxItemCount must be/,
    ],
    [
      'GUARDAI_V1',
      { ...upload, parameters: { id: 'seven', type: 'classmapping' } },
      '/id',
      'id must be integer.',
    ],
    ['GUARDAI_V1', { ...upload, parameters: { id: '7' } }, '/type', 'type is missing.'],
  ] as const)('names what is wrong with it: %s %#', async (api, write, location, message) => {
    expect(await complaintsOf(api, write)).toContainEqual({
      location,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('may give back what the vendor itself has sent, and no more', async () => {
    const current = { settings: { disabledFeatures: ['NEW_FEATURE', 'EVALUATION'] } };
    expect(await complaintsOf('GUARDAI_V1', { ...settings(current.settings), readBack: current })).toEqual(
      [],
    );
    const changed = settings({ disabledFeatures: ['OTHER_FEATURE', 'EVALUATION'] });
    expect(await complaintsOf('GUARDAI_V1', { ...changed, readBack: current })).toMatchObject([
      { location: '/settings/disabledFeatures/0' },
    ]);
  });

  it('is checked without a long halt of everybody else, however much the vendor has sent', async () => {
    const current = { settings: { disabledFeatures: Array.from({ length: 20_000 }, (_, n) => `NEW_${n}`) } };
    expect(await complaintsOf('GUARDAI_V1', { ...settings(current.settings), readBack: current })).toEqual(
      [],
    );
  });

  it('is an error of ours where the contract does not have it', async () => {
    const unknown = { ...createOrganization, operationId: 'toString' };
    await expect(checkContract('TILEDB_V1', unknown)).rejects.toBeInstanceOf(TypeError);
  });
});

function settings(given: object): PlannedWrite {
  const about = { operationId: 'updateOrganization', parameters: { id: '7' } };
  return { ...createOrganization, ...about, body: { settings: given } };
}

describe('a vendor that knows more than its contract', () => {
  const guardai = useStandInGraph(sourceAt);

  it('gets back what it has sent, in the plan too', async () => {
    const organization = {
      id: 7,
      name: 'Lab',
      settings: { disabledFeatures: ['NEW_FEATURE'], quota: { cpu: 2 } },
    };
    guardai.answer({ body: organization });
    const { payload } = await plan(guardai, 'updateGuardAIOrganization', {
      organizationId: ids.guardai,
      settings: { maxItemCount: 9 },
    });
    expect(payload).toMatchObject({
      plan: [
        {
          body: {
            name: 'Lab',
            settings: { disabledFeatures: ['NEW_FEATURE'], quota: { cpu: 2 }, maxItemCount: 9 },
          },
        },
      ],
      changes: [{ field: ['settings', 'maxItemCount'], before: null, after: 9 }],
      userErrors: [],
    });
  });
});
