import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTileDb, type TileDb } from './support.ts';

const acmeId = '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const fullError = (code: number, message: string) => ({
  code,
  message,
  request_id: expect.stringMatching(uuid),
});

describe('TileDB organizations', () => {
  let tiledb: TileDb;
  beforeAll(async () => {
    tiledb = await startTileDb();
  });
  afterAll(() => tiledb.sandbox.stop());
  beforeEach(() => {
    tiledb.sandbox.reset();
  });

  describe('the list', () => {
    it("has the caller's five organizations with four roles, and the public one", async () => {
      const { status, body } = await tiledb.call('GET', '/organizations');
      expect(status).toBe(200);
      const rows = body as { name: string; role: string }[];
      expect(rows.map(({ name, role }) => [name, role])).toEqual([
        ['acme-genomics', 'owner'],
        ['vela-imaging', 'admin'],
        ['quarry-systems', 'read_write'],
        ['paperbark-health', 'read_only'],
        ['beta.lab', 'owner'],
        ['public', 'read_only'],
      ]);
      expect(rows.filter((row) => 'users' in row)).toEqual([]);
    });

    it('carries the users where the mode says so', async () => {
      const other = await startTileDb({ modes: { tiledb: { listWithUsers: true } } });
      const { body } = await other.call('GET', '/organizations');
      await other.sandbox.stop();
      expect((body as { users?: unknown[] }[]).map(({ users }) => users?.length)).toEqual([4, 4, 3, 2, 1, 9]);
    });

    it('depends on who asks', async () => {
      const { body } = await tiledb.as('farah_z')('GET', '/organizations');
      expect((body as { name: string; role: string }[]).map(({ name, role }) => [name, role])).toEqual([
        ['vela-imaging', 'read_only'],
        ['public', 'read_only'],
        ['ostra-maritime', 'owner'],
      ]);
    });
  });

  describe('one organization', () => {
    it('is the same by name and by id', async () => {
      const byName = await tiledb.call('GET', '/organizations/acme-genomics');
      const byId = await tiledb.call('GET', `/organizations/${acmeId}`);
      expect(byName.status).toBe(200);
      expect(byName.body).toEqual(byId.body);
      expect(byName.body).toMatchObject({
        id: acmeId,
        created_at: '2021-03-04T09:12:44.000Z',
        enabled_features: ['beta_dashboards'],
        stripe_connect: true,
        default_s3_path_credentials_name: 'acme-prod',
        users: [{ username: 'alice.h', role: 'owner', organization_name: 'acme-genomics' }, {}, {}, {}],
      });
    });

    it('leaves out zero values, except the two that are always there', async () => {
      const { body } = await tiledb.call('GET', '/organizations/beta.lab');
      const { users, allowed_actions: actions, ...rest } = body as Record<string, unknown[]>;
      expect(rest).toEqual({
        id: '77a0c3b4-2a63-4f0d-8d0e-0d4a6f3b1c22',
        role: 'owner',
        name: 'beta.lab',
        created_at: '2022-05-21T07:00:00.000Z',
        updated_at: '2022-05-21T07:00:00.000Z',
        num_of_arrays: 0,
        unpaid_subscription: false,
      });
      expect(actions).toHaveLength(12);
      expect(users).toEqual([
        {
          user_id: '0b0c6a5e-93b0-4a53-8a2a-6f6a3f3a7d01',
          organization_id: '77a0c3b4-2a63-4f0d-8d0e-0d4a6f3b1c22',
          username: 'alice.h',
          organization_name: 'beta.lab',
          role: 'owner',
          allowed_actions: actions,
        },
      ]);
    });

    it('prints a time that was never set as the year 1', async () => {
      const { body } = await tiledb.call('GET', '/organizations/paperbark-health');
      expect(body).toMatchObject({ updated_at: '0001-01-01T00:00:00.000Z' });
    });

    it('shows full names, addresses and the assumed role to administrators only', async () => {
      const seen = (await tiledb.call('GET', '/organizations/vela-imaging')).body;
      expect(seen).toMatchObject({
        assume_role_arn: 'arn:aws:iam::123456789012:role/vela-tiledb',
        users: [{ user_full_name: 'Chen Wei', user_email: 'chen_wei@sandbox.example' }, {}, {}, {}],
      });
      const unseen = JSON.stringify((await tiledb.as('farah_z')('GET', '/organizations/vela-imaging')).body);
      expect(unseen).not.toMatch(/assume_role_arn|user_full_name|user_email/);
    });

    it.each([
      ['owner', 'acme-genomics', 'alice.h', 12],
      ['admin', 'vela-imaging', 'alice.h', 11],
      ['read_write_delete', 'vela-imaging', 'bruno.k', 9],
      ['read_write', 'quarry-systems', 'alice.h', 8],
      ['read_only', 'paperbark-health', 'alice.h', 4],
    ])('gives a caller who is %s its actions', async (role, name, username, count) => {
      const { body } = await tiledb.as(username)('GET', `/organizations/${name}`);
      const seen = body as { role: string; allowed_actions: string[] };
      expect([seen.role, seen.allowed_actions.length]).toEqual([role, count]);
    });

    it('is an empty 404 where there is none, and a full 403 for strangers', async () => {
      const missing = await tiledb.call('GET', '/organizations/nowhere');
      expect([missing.status, missing.body, missing.headers.get('content-type')]).toEqual([
        404,
        undefined,
        null,
      ]);
      const strange = await tiledb.call('GET', '/organizations/ostra-maritime');
      expect(strange.status).toBe(403);
      expect(strange.body).toEqual(fullError(5003, 'user alice.h is not allowed to read in ostra-maritime'));
    });
  });

  it('starts from the same seed after a reset', async () => {
    await tiledb.call('DELETE', '/organizations/beta.lab');
    tiledb.sandbox.reset();
    expect((await tiledb.call('GET', '/organizations/beta.lab')).status).toBe(200);
  });
});
