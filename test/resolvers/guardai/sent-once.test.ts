import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../sandbox/index.ts';
import { useSandboxGraph } from '../../support/graph.ts';
import { idOf, mutate } from './support.ts';

const guardai = useSandboxGraph({ defaults: { timeoutMs: 1500 } });

const file = { organizationId: idOf(7), type: 'classmapping', ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10' };
const writes = [
  ['addGuardAIOrganization', 'addOrganization', { source: 'guardai', name: 'New' }],
  ['updateGuardAIOrganization', 'updateOrganization', { organizationId: idOf(7), name: 'New' }],
  ['deleteGuardAIOrganization', 'deleteOrganization', { organizationId: idOf(7) }],
  ['copyGuardAIOrganization', 'copyOrganization', { organizationId: idOf(7) }],
  ['refreshGuardAIOrganizationStats', 'updateOrgStats', { organizationId: idOf(7) }],
  ['renameGuardAIOrganizationFile', 'renameOrganizationFile', { ...file, name: 'new.json' }],
  ['deleteGuardAIOrganizationFile', 'deleteOrganizationFile', file],
] as const;

const faults: readonly [string, string, Omit<Fault, 'api' | 'operationId'>][] = [
  ['the server fails', 'UPSTREAM_UNAVAILABLE', { kind: 'status', status: 500 }],
  [
    'the server is busy',
    'UPSTREAM_UNAVAILABLE',
    { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
  ],
  ['the connection breaks', 'UPSTREAM_UNAVAILABLE', { kind: 'reset' }],
];

describe.each(writes)('%s', (mutation, operationId, input) => {
  const sent = () => guardai.sandbox.requests({ api: 'guardai-v1', operationId });

  it.each(faults)('is sent once when %s, and is %s', async (_when, code, fault) => {
    guardai.sandbox.addFault({ api: 'guardai-v1', operationId, ...fault });
    const { payload, answer } = await mutate(guardai, mutation, input);
    expect(payload).toBeNull();
    expect(answer.errors).toMatchObject([{ path: ['result'], extensions: { code, source: 'guardai' } }]);
    expect(sent()).toHaveLength(1);
  });

  it('is sent a second time, with a new token, when the first was refused for its token', async () => {
    await guardai.query('{ organizationByNativeId(source: "guardai", nativeId: "7") { id } }');
    guardai.sandbox.addFault({ api: 'guardai-v1', operationId, kind: 'status', status: 401, times: 1 });
    const { payload, answer } = await mutate(guardai, mutation, input);
    expect(answer.errors).toEqual([]);
    expect(payload?.userErrors).toEqual([]);
    expect(sent().map(({ status }) => status)).toEqual([401, 200]);
  });
});

describe('refreshGuardAIOrganizationStats with repetitions allowed', () => {
  const patient = useSandboxGraph({ defaults: { retries: 3 } });

  it('is sent once even where GuardAI asks for it to come again later', async () => {
    const fault = { kind: 'status', status: 429, headers: { 'retry-after': '0' }, times: 1 } as const;
    patient.sandbox.addFault({ api: 'guardai-v1', operationId: 'updateOrgStats', ...fault });
    const input = { organizationId: idOf(7) };
    const { answer } = await mutate(patient, 'refreshGuardAIOrganizationStats', input);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_RATE_LIMITED' } }]);
    expect(patient.sandbox.requests({ operationId: 'updateOrgStats' })).toHaveLength(1);
  });
});

it('gives up a GuardAI write that is not answered in time, having sent it once', async () => {
  guardai.sandbox.addFault({ api: 'guardai-v1', operationId: 'updateOrgStats', kind: 'hang' });
  const { answer } = await mutate(guardai, 'refreshGuardAIOrganizationStats', { organizationId: idOf(7) });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_TIMEOUT' } }]);
  expect(guardai.sandbox.requests({ operationId: 'updateOrgStats' })).toHaveLength(1);
});
