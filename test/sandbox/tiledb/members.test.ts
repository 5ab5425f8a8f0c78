import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTileDb, type TileDb } from './support.ts';

const members = '/organizations/acme-genomics';

describe('TileDB members', () => {
  let tiledb: TileDb;
  beforeAll(async () => {
    tiledb = await startTileDb();
  });
  afterAll(() => tiledb.sandbox.stop());
  beforeEach(() => {
    tiledb.sandbox.reset();
  });

  it('are read one by one', async () => {
    const { status, body } = await tiledb.call('GET', `${members}/bruno.k`);
    expect(status).toBe(200);
    expect(body).toEqual({
      user_id: 'c2a7f1de-0f7e-4a0c-9a55-51f7be0a2e02',
      organization_id: '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
      username: 'bruno.k',
      organization_name: 'acme-genomics',
      role: 'read_write',
      allowed_actions: [
        'read',
        'write',
        'create',
        'edit',
        'read_array_logs',
        'read_job_logs',
        'read_object_logs',
        'run_job',
      ],
    });
  });

  it('called `user` share the path that only POST claims', async () => {
    const path = `${members}/user`;
    expect((await tiledb.call('GET', path)).body).toMatchObject({ username: 'user', role: 'read_only' });
    expect((await tiledb.call('PATCH', path, { role: 'admin' })).status).toBe(204);
    expect((await tiledb.call('POST', path, { username: 'grace.o', role: 'read_only' })).status).toBe(204);
    expect((await tiledb.call('DELETE', path)).status).toBe(204);
    expect((await tiledb.call('GET', path)).status).toBe(404);
    expect(tiledb.sandbox.requests().map(({ operationId }) => operationId)).toEqual([
      'getOrganizationUser',
      'updateUserInOrganization',
      'addUserToOrganization',
      'deleteUserFromOrganization',
      'getOrganizationUser',
    ]);
  });

  it.each([`${members}/grace.o`, '/organizations/nowhere/alice.h'])(
    'answer an empty 404 at %s',
    async (path) => {
      const { status, body } = await tiledb.call('GET', path);
      expect([status, body]).toEqual([404, undefined]);
    },
  );

  it('are found under the name of the organization, not under its id', async () => {
    const path = '/organizations/5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11';
    expect((await tiledb.call('GET', `${path}/bruno.k`)).status).toBe(404);
    expect((await tiledb.call('POST', `${path}/user`, { username: 'grace.o', role: 'admin' })).status).toBe(
      404,
    );
  });

  it('are added with a role, and then have access', async () => {
    const grace = tiledb.as('grace.o');
    expect((await grace('GET', members)).status).toBe(403);
    const added = await tiledb.call('POST', `${members}/user`, {
      username: 'grace.o',
      role: 'read_write_delete',
    });
    expect([added.status, added.body]).toEqual([204, undefined]);
    expect((await grace('GET', members)).body).toMatchObject({ role: 'read_write_delete' });
  });

  it.each([
    [409, 5009, { username: 'bruno.k', role: 'admin' }, 'user bruno.k is already a member of acme-genomics'],
    [404, 5004, { username: 'nobody', role: 'admin' }, 'user nobody not found'],
    [400, 5001, { role: 'admin' }, 'username is required'],
    [400, 5001, { username: 'grace.o' }, 'role is required'],
  ])('are refused with %i (%i) for %j', async (status, code, user, message) => {
    const refused = await tiledb.call('POST', `${members}/user`, user);
    expect(refused.status).toBe(status);
    expect(refused.body).toEqual({ code, message, request_id: expect.any(String) });
  });

  it('may be added by user id as well', async () => {
    const user = { user_id: '94a1e6b8-d70f-4291-8b3c-5e2c9f1a6d08', role: 'read_only' };
    expect((await tiledb.call('POST', `${members}/user`, user)).status).toBe(204);
    expect((await tiledb.call('GET', `${members}/grace.o`)).status).toBe(200);
  });

  it('change their role; all else in the body is ignored', async () => {
    const change = { username: 'someone', role: 'admin', allowed_actions: ['read'] };
    expect((await tiledb.call('PATCH', `${members}/bruno.k`, change)).status).toBe(204);
    const { body } = await tiledb.call('GET', `${members}/bruno.k`);
    expect(body).toMatchObject({ username: 'bruno.k', role: 'admin', allowed_actions: { length: 11 } });
  });

  it('keep the last owner, whether demoted or removed', async () => {
    const lastOwner = {
      code: 5001,
      message: 'user alice.h is the last owner of acme-genomics',
      request_id: expect.any(String),
    };
    const demoted = await tiledb.call('PATCH', `${members}/alice.h`, { role: 'admin' });
    expect([demoted.status, demoted.body]).toEqual([400, lastOwner]);
    const removed = await tiledb.call('DELETE', `${members}/alice.h`);
    expect([removed.status, removed.body]).toEqual([400, lastOwner]);
    await tiledb.call('PATCH', `${members}/bruno.k`, { role: 'owner' });
    expect((await tiledb.call('PATCH', `${members}/alice.h`, { role: 'admin' })).status).toBe(204);
  });

  it('are removed once', async () => {
    expect((await tiledb.call('DELETE', `${members}/bruno.k`)).status).toBe(204);
    const again = await tiledb.call('DELETE', `${members}/bruno.k`);
    expect(again.status).toBe(404);
    expect(again.body).toMatchObject({
      code: 5004,
      message: 'user bruno.k is not a member of acme-genomics',
    });
    expect((await tiledb.call('PATCH', `${members}/bruno.k`, { role: 'admin' })).status).toBe(404);
  });

  it('may leave by themselves but may not touch others without the right', async () => {
    const bruno = tiledb.as('bruno.k');
    expect((await bruno('DELETE', `${members}/user`)).status).toBe(403);
    expect((await bruno('PATCH', `${members}/bruno.k`, { role: 'owner' })).status).toBe(403);
    expect((await bruno('POST', `${members}/user`, { username: 'grace.o', role: 'admin' })).status).toBe(403);
    expect((await bruno('DELETE', `${members}/bruno.k`)).status).toBe(204);
    expect((await bruno('GET', `${members}/alice.h`)).status).toBe(403);
  });
});
