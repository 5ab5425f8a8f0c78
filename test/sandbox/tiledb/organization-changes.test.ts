import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { now, startTileDb, type TileDb } from './support.ts';

const acmeId = '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const fullError = (code: number, message: string) => ({
  code,
  message,
  request_id: expect.stringMatching(uuid),
});

describe('TileDB organizations, changed', () => {
  let tiledb: TileDb;
  beforeAll(async () => {
    tiledb = await startTileDb();
  });
  afterAll(() => tiledb.sandbox.stop());
  beforeEach(() => {
    tiledb.sandbox.reset();
  });

  describe('creating', () => {
    it('answers 204 with nothing, makes the caller owner, and ignores what the server makes', async () => {
      const created = await tiledb.call('POST', '/organization', {
        name: 'new.org',
        description: 'Fresh',
        default_s3_path: 's3://new/',
        id: 'mine',
        num_of_arrays: 99,
        users: [],
        role: 'read_only',
        stripe_connect: true,
      });
      expect([created.status, created.body, created.headers.get('content-type')]).toEqual([
        204,
        undefined,
        null,
      ]);
      const { body } = await tiledb.call('GET', '/organizations/new.org');
      expect(body).toMatchObject({
        id: expect.stringMatching(uuid),
        role: 'owner',
        description: 'Fresh',
        default_s3_path: 's3://new/',
        created_at: now.toISOString(),
        updated_at: now.toISOString(),
        num_of_arrays: 0,
        users: [{ username: 'alice.h', role: 'owner' }],
      });
      expect(body).not.toHaveProperty('stripe_connect');
    });

    it.each(['acme-genomics', 'ostra-maritime', 'bruno.k'])(
      'refuses the name %s, which is taken',
      async (name) => {
        const { status, body } = await tiledb.call('POST', '/organization', { name });
        expect(status).toBe(409);
        expect(body).toEqual(fullError(5009, `organization name ${name} is already taken`));
      },
    );
  });

  describe('updating', () => {
    it('keeps what is absent or null, clears what is empty, and moves updated_at', async () => {
      const change = { name: 'acme-genomics', description: '', logo: null };
      expect((await tiledb.call('PATCH', '/organizations/acme-genomics', change)).status).toBe(204);
      const { body } = await tiledb.call('GET', '/organizations/acme-genomics');
      expect(body).not.toHaveProperty('description');
      expect(body).toMatchObject({
        logo: 'https://cdn.sandbox.example/acme.png',
        default_s3_path: 's3://acme-tiledb/default/',
        updated_at: now.toISOString(),
        num_of_arrays: 12,
      });
    });

    it('renames: the old name stops, the id keeps working, credentials and members follow', async () => {
      await tiledb.call('PATCH', `/organizations/${acmeId}`, {
        name: 'acme-next',
        num_of_arrays: 1,
        users: [],
      });
      expect((await tiledb.call('GET', '/organizations/acme-genomics')).status).toBe(404);
      const byId = (await tiledb.call('GET', `/organizations/${acmeId}`)).body;
      expect(byId).toMatchObject({ name: 'acme-next', num_of_arrays: 12, users: { length: 4 } });
      expect((await tiledb.call('GET', '/credentials/acme-genomics/aws')).status).toBe(404);
      expect((await tiledb.call('GET', '/credentials/acme-next/aws/acme-prod')).status).toBe(200);
      const member = (await tiledb.call('GET', '/organizations/acme-next/bruno.k')).body;
      expect(member).toMatchObject({ organization_name: 'acme-next' });
    });

    it('merges asset locations, each member by itself', async () => {
      await tiledb.call('PATCH', '/organizations/vela-imaging', {
        asset_locations: {
          arrays: { path: '', credentials_name: null },
          udfs: { path: 's3://vela-imaging/udfs/' },
        },
      });
      const { body } = await tiledb.call('GET', '/organizations/vela-imaging');
      expect((body as { asset_locations: unknown }).asset_locations).toEqual({
        arrays: { credentials_name: 'vela-main' },
        notebooks: { path: 's3://vela-imaging/notebooks/' },
        udfs: { path: 's3://vela-imaging/udfs/' },
      });
    });

    it('does without a name, unless the mode of the older server wants one', async () => {
      const change = { description: 'x' };
      expect((await tiledb.call('PATCH', '/organizations/beta.lab', change)).status).toBe(204);
      const older = await startTileDb({ modes: { tiledb: { patchRequiresName: true } } });
      const refused = await older.call('PATCH', '/organizations/beta.lab', change);
      await older.sandbox.stop();
      expect([refused.status, refused.body]).toEqual([
        422,
        { code: 602, message: 'organizationDetails.name in body is required' },
      ]);
    });

    it('is refused for a taken name, for weaker roles, and where there is nothing', async () => {
      const taken = await tiledb.call('PATCH', '/organizations/beta.lab', { name: 'public' });
      expect([taken.status, taken.body]).toEqual([
        409,
        fullError(5009, 'organization name public is already taken'),
      ]);
      const weak = await tiledb.call('PATCH', '/organizations/quarry-systems', { name: 'quarry-systems' });
      expect([weak.status, weak.body]).toEqual([
        403,
        fullError(5003, 'user alice.h is not allowed to edit_organization in quarry-systems'),
      ]);
      const missing = await tiledb.call('PATCH', '/organizations/nowhere', { name: 'nowhere' });
      expect([missing.status, missing.body]).toEqual([
        404,
        fullError(5004, 'organization nowhere not found'),
      ]);
    });
  });

  describe('deleting', () => {
    it('takes the credentials along; the second time there is nothing left', async () => {
      const gone = await tiledb.call('DELETE', `/organizations/${acmeId}`);
      expect([gone.status, gone.body]).toEqual([204, undefined]);
      const again = await tiledb.call('DELETE', `/organizations/${acmeId}`);
      expect([again.status, again.body]).toEqual([404, fullError(5004, `organization ${acmeId} not found`)]);
      await tiledb.call('POST', '/organization', { name: 'acme-genomics' });
      expect((await tiledb.call('GET', '/credentials/acme-genomics/aws')).body).toEqual([]);
    });

    it('is for owners only', async () => {
      const { status, body } = await tiledb.call('DELETE', '/organizations/vela-imaging');
      expect(status).toBe(403);
      expect(body).toEqual(
        fullError(5003, 'user alice.h is not allowed to delete_organization in vela-imaging'),
      );
    });
  });
});
