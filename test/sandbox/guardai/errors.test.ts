import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { member } from '../../../sandbox/guardai/accounts.ts';
import { formWith, send, startGuardai, type Answer, type Client, type TestSandbox } from './support.ts';

const file = 'file?type=classmapping&ref=9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10';

interface Operation {
  readonly id: string;
  readonly method: string;
  /** Below `/organizations/{id}`. */
  readonly path: string;
  readonly body?: unknown;
  readonly adminOnly?: boolean;
}

const operations: readonly Operation[] = [
  { id: 'getOrganization', method: 'GET', path: '' },
  { id: 'updateOrganization', method: 'PUT', path: '', body: {}, adminOnly: true },
  { id: 'deleteOrganization', method: 'DELETE', path: '', adminOnly: true },
  { id: 'copyOrganization', method: 'POST', path: '/copy', body: {}, adminOnly: true },
  { id: 'getAssetDefinitions', method: 'GET', path: '/assets' },
  { id: 'getDefinedHPO', method: 'GET', path: '/hpo' },
  { id: 'getDefinedTransforms', method: 'GET', path: '/transforms' },
  { id: 'getMembers', method: 'GET', path: '/members', adminOnly: true },
  { id: 'updateOrgStats', method: 'GET', path: '/stat', adminOnly: true },
  { id: 'uploadOrganizationFile', method: 'POST', path: '/file?type=classmapping' },
  { id: 'downloadOrganizationFile', method: 'GET', path: `/${file}` },
  { id: 'renameOrganizationFile', method: 'PUT', path: `/${file}&name=x` },
  { id: 'deleteOrganizationFile', method: 'DELETE', path: `/${file}` },
  { id: 'getOrganizationFileUsage', method: 'GET', path: `/${file.replace('?', '/usage?')}` },
];
const deletes = operations.filter(({ method }) => method === 'DELETE');
const others = operations.filter(({ method }) => method !== 'DELETE');
const atOrganization = (id: string, { path }: Operation): string => `/organizations/${id}${path}`;

describe('errors of the GuardAI simulator', () => {
  let guardai: TestSandbox;
  let admin: Client;
  let plain: Client;
  beforeAll(async () => {
    guardai = await startGuardai();
    admin = await guardai.admin();
    plain = await guardai.as(member);
  });
  afterAll(() => guardai.sandbox.stop());

  const run = (client: Client, id: string, operation: Operation): Promise<Answer> =>
    operation.id === 'uploadOrganizationFile'
      ? client.upload(atOrganization(id, operation), formWith('{}', 'a.json'))
      : client.call(operation.method, atOrganization(id, operation), operation.body);

  it.each(operations)('$id needs a token', async (operation) => {
    const path = atOrganization('7', operation);
    const answer = await send(guardai.baseUrl, operation.method, path, {}, operation.body);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      status: 401,
      error: 'Unauthorized',
      path: `/api/v1${path.split('?')[0] ?? ''}`,
    });
  });

  it.each(operations)('$id refuses an id that is no 64-bit integer', async (operation) => {
    for (const id of ['seven', '7.5', '1e1', '9223372036854775808']) {
      expect([id, (await run(admin, id, operation)).status]).toEqual([id, 400]);
    }
  });

  it.each(others)('$id knows no organization 99', async (operation) => {
    const { status, body } = await run(admin, '99', operation);
    expect(status).toBe(404);
    expect(body).toMatchObject({ status: 404, error: 'Not Found', message: 'Organization 99 was not found' });
    expect((await run(admin, '9223372036854775807', operation)).status).toBe(404);
  });

  it.each(deletes)('$id takes an organization that is not there for deleted', async (operation) => {
    expect((await run(admin, '99', operation)).status).toBe(200);
  });

  it.each(operations)('$id is refused to those who are not members', async (operation) => {
    const { status, body } = await run(plain, '4', operation);
    expect(status).toBe(403);
    expect(body).toMatchObject({ status: 403, error: 'Forbidden' });
  });

  it.each(operations.filter(({ adminOnly }) => adminOnly))(
    '$id is refused to a plain member',
    async (operation) => {
      const { status, body } = await run(plain, '7', operation);
      expect(status).toBe(403);
      expect(body).toMatchObject({ message: 'Administrator rights are required' });
    },
  );

  it('refuses list and add to a plain member', async () => {
    expect((await plain.call('GET', '/organizations')).status).toBe(403);
    expect((await plain.call('POST', '/organizations', { name: 'Mine' })).status).toBe(403);
  });

  it('lets a plain member read its own organizations', async () => {
    for (const path of ['/organizations/7', '/organizations/3', '/organizations/7/assets']) {
      expect((await plain.call('GET', path)).status).toBe(200);
    }
  });

  it.each([
    ['downloadOrganizationFile', 'GET', '/file?type=classmapping', 'ref'],
    ['downloadOrganizationFile', 'GET', '/file?ref=x', 'type'],
    ['renameOrganizationFile', 'PUT', '/file?type=classmapping&ref=x', 'name'],
    ['renameOrganizationFile', 'PUT', '/file?type=classmapping&name=x', 'ref'],
    ['renameOrganizationFile', 'PUT', '/file?ref=x&name=x', 'type'],
    ['deleteOrganizationFile', 'DELETE', '/file?type=classmapping', 'ref'],
    ['deleteOrganizationFile', 'DELETE', '/file?ref=x', 'type'],
    ['getOrganizationFileUsage', 'GET', '/file/usage?type=classmapping', 'ref'],
    ['getOrganizationFileUsage', 'GET', '/file/usage?ref=x', 'type'],
    ['uploadOrganizationFile', 'POST', '/file', 'type'],
  ])('%s (%s %s) needs %s', async (_id, method, path, parameter) => {
    const { status, body } =
      method === 'POST'
        ? await admin.upload(`/organizations/7${path}`, formWith('{}', 'a.json'))
        : await admin.call(method, `/organizations/7${path}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: `Required request parameter '${parameter}' is not present` });
  });

  it.each(operations.filter(({ path }) => path.startsWith('/file')))(
    '$id knows no other type than classmapping',
    async (operation) => {
      const path = operation.path.replace('classmapping', 'asset');
      const { status, body } = await run(admin, '7', { ...operation, path });
      expect(status).toBe(400);
      expect(body).toMatchObject({ message: "File type 'asset' is not supported" });
    },
  );

  it.each([
    ['an unknown feature', { settings: { disabledFeatures: ['FLYING'] } }],
    ['a number beyond 32 bits', { settings: { maxItemCount: 2_147_483_648 } }],
    ['a fraction', { settings: { maxTimePerTask: 1.5 } }],
    ['a name that is no text', { name: 7 }],
    ['a list', []],
  ])('refuses %s in a body', async (_case, body) => {
    for (const [method, path] of [
      ['POST', '/organizations'],
      ['PUT', '/organizations/7'],
      ['POST', '/organizations/7/copy'],
    ] as const) {
      const answer = await admin.call(method, path, body);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: 'Bad Request' });
    }
  });

  it('refuses malformed JSON, a missing body and another media type', async () => {
    expect((await admin.call('PUT', '/organizations/7', '{"name":')).status).toBe(400);
    expect((await admin.call('POST', '/organizations/7/copy')).body).toMatchObject({
      status: 400,
      message: 'Required request body is missing',
    });
    const headers = { authorization: `Bearer ${admin.token}`, 'content-type': 'text/plain' };
    const answer = await send(guardai.baseUrl, 'PUT', '/organizations/7', headers, '{}');
    expect(answer.body).toMatchObject({ status: 415, error: 'Unsupported Media Type' });
  });

  it('answers unknown paths and methods, but only to those who are signed in', async () => {
    expect((await admin.call('GET', '/nothing')).body).toMatchObject({
      status: 404,
      path: '/api/v1/nothing',
    });
    expect((await send(guardai.baseUrl, 'GET', '/nothing', {})).status).toBe(401);
    const wrong = await admin.call('POST', '/organizations/7/members', {});
    expect(wrong.body).toMatchObject({ status: 405, error: 'Method Not Allowed' });
    expect(wrong.headers.get('allow')).toBe('GET');
  });

  it.each([500, 503, 429, 403])('shapes an injected %d as Spring does', async (status) => {
    const remove = guardai.sandbox.addFault({ api: 'guardai-v1', kind: 'status', status });
    const answer = await admin.call('GET', '/organizations/7');
    remove();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, path: '/api/v1/organizations/7' });
  });
});
