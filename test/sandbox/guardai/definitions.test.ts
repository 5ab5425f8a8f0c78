import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGuardai, type Client, type TestSandbox } from './support.ts';

const assetKeys = [
  'adversarialAttacks',
  'datasetFormats',
  'defenses',
  'domainAdaptations',
  'metaAttacks',
  'metrics',
  'noises',
];

describe('definitions and members of the GuardAI simulator', () => {
  let guardai: TestSandbox;
  let admin: Client;
  beforeAll(async () => {
    guardai = await startGuardai();
    admin = await guardai.admin();
  });
  afterAll(() => guardai.sandbox.stop());

  it('gives the seven asset definitions as texts that hold JSON', async () => {
    const { status, body } = await admin.call('GET', '/organizations/7/assets');
    expect(status).toBe(200);
    const assets = body as Record<string, string>;
    expect(Object.keys(assets)).toEqual(assetKeys);
    expect(JSON.parse(assets['adversarialAttacks'] ?? '')).toMatchObject([
      { id: 1, name: 'PGD', codebase_name: 'pgd' },
      { id: 2 },
    ]);
    expect(assets['metaAttacks']).toBe('[]');
  });

  it('has one organization with a text that is no JSON', async () => {
    const { metrics = '' } = (await admin.call('GET', '/organizations/9/assets')).body as Record<
      string,
      string
    >;
    expect(() => JSON.parse(metrics) as unknown).toThrow(SyntaxError);
  });

  it('lists the methods of hyper-parameter optimisation', async () => {
    const { status, body } = await admin.call('GET', '/organizations/7/hpo');
    expect(status).toBe(200);
    expect((body as unknown[])[0]).toEqual({
      description: 'Samples the search space at random',
      enabled: true,
      id: 1,
      name: 'Random search',
      params: [{ name: 'n_trials', type: 'int', default: 20, min: 1, max: 500 }],
    });
  });

  it('lists the transforms with keys in snake_case', async () => {
    const { status, body } = await admin.call('GET', '/organizations/7/transforms');
    expect(status).toBe(200);
    expect((body as unknown[])[0]).toMatchObject({
      apply_mapping: { image: { enabled: true }, target: { enabled: false } },
      codebase_name: 'resize_transform',
      converted_target_format: 'coco',
      target_format: ['kitti', 'coco'],
    });
  });

  it('has an organization where nothing is defined', async () => {
    expect((await admin.call('GET', '/organizations/6/hpo')).body).toEqual([]);
    expect((await admin.call('GET', '/organizations/6/transforms')).body).toEqual([]);
  });

  it('lists members, each with all of their organizations in full', async () => {
    const { status, body } = await admin.call('GET', '/organizations/7/members');
    expect(status).toBe(200);
    const members = body as { id: number; organizations: { id: number }[] }[];
    expect(members.map(({ id }) => id)).toEqual([101, 102, 103, 104]);
    const [dana, invited] = members;
    expect(dana).toMatchObject({
      avatar: 'iVBORw0KGgo=',
      roles: 'ROLE_USER,ROLE_ADMIN',
      licenseAccepted: true,
    });
    expect(dana?.organizations.map(({ id }) => id)).toEqual([1, 7, 8, 12]);
    expect(dana?.organizations[1]).toEqual((await admin.call('GET', '/organizations/7')).body);
    expect(invited).toEqual({
      email: 'invitee@example.com',
      id: 102,
      licenseAccepted: false,
      name: 'Invited Person',
      organizations: [],
      registered: false,
      roles: 'ROLE_USER',
      timeUsed: 0,
      uid: 'f0a9b8c7-d6e5-4f4a-8b3c-2d1e0f9a8b7c',
    });
  });

  it('no longer shows a deleted organization in its members', async () => {
    await admin.call('DELETE', '/organizations/8');
    const members = (await admin.call('GET', '/organizations/7/members')).body as {
      organizations: { id: number }[];
    }[];
    expect(members[0]?.organizations.map(({ id }) => id)).toEqual([1, 7, 12]);
  });

  it('answers every organization of the seed for every read', async () => {
    for (let id = 1; id <= 12; id += 1) {
      if (id === 8) continue;
      for (const what of ['', '/assets', '/hpo', '/transforms', '/members']) {
        const { status } = await admin.call('GET', `/organizations/${String(id)}${what}`);
        expect([id, what, status]).toEqual([id, what, 200]);
      }
    }
  });
});
