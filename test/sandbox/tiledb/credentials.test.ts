import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { now, startTileDb, type TileDb } from './support.ts';

const credentials = '/credentials/acme-genomics/aws';

describe('TileDB AWS credentials', () => {
  let tiledb: TileDb;
  beforeAll(async () => {
    tiledb = await startTileDb();
  });
  afterAll(() => tiledb.sandbox.stop());
  beforeEach(() => {
    tiledb.sandbox.reset();
  });

  /** Names of the namespace's credentials, each with whether it is the default. */
  const defaults = async (path = credentials): Promise<Record<string, boolean>> => {
    const rows = (await tiledb.call('GET', path)).body as { name: string; default?: boolean }[];
    return Object.fromEntries(rows.map((row) => [row.name, row.default ?? false]));
  };

  it('are listed without secrets and without zero values', async () => {
    const { status, body } = await tiledb.call('GET', credentials);
    expect(status).toBe(200);
    expect(body).toEqual([
      {
        access_key_id: 'AKIA-SANDBOX-0001',
        name: 'acme-prod',
        default: true,
        buckets: ['s3://acme-tiledb/', 's3://acme-raw/landing/'],
        created_at: '2021-03-05T10:00:00.000Z',
        updated_at: '2022-01-11T08:30:00.000Z',
      },
      {
        service_role_arn: 'arn:aws:iam::123456789012:role/tiledb',
        name: 'acme-role',
        created_at: '2022-04-02T12:00:00.000Z',
        updated_at: '2022-04-02T12:00:00.000Z',
      },
    ]);
  });

  it('are an empty list where there are none', async () => {
    expect((await tiledb.call('GET', '/credentials/beta.lab/aws')).body).toEqual([]);
  });

  it('are read by name', async () => {
    const { status, body } = await tiledb.call('GET', `${credentials}/acme-role`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'acme-role' });
  });

  it('never give the secret back after it was written', async () => {
    const secret = 'sandbox-secret-never-to-be-seen';
    const fresh = { name: 'fresh', access_key_id: 'AKIA-1', secret_access_key: secret };
    expect((await tiledb.call('POST', credentials, fresh)).status).toBe(204);
    expect((await tiledb.call('PATCH', `${credentials}/acme-prod`, fresh)).status).toBe(409);
    const changed = await tiledb.call('PATCH', `${credentials}/acme-prod`, { secret_access_key: secret });
    expect(changed.status).toBe(204);
    const seen = [await tiledb.call('GET', credentials), await tiledb.call('GET', `${credentials}/fresh`)];
    expect(seen.map(({ status }) => status)).toEqual([200, 200]);
    expect(JSON.stringify(seen)).not.toContain('secret');
  });

  it('have one default: the first one, then whichever is made it', async () => {
    const path = '/credentials/beta.lab/aws';
    await tiledb.call('POST', path, { name: 'one' });
    await tiledb.call('POST', path, { name: 'two', default: false });
    expect(await defaults(path)).toEqual({ one: true, two: false });
    const added = await tiledb.call('POST', path, { name: 'three', default: true });
    expect([added.status, added.body]).toEqual([204, undefined]);
    expect(await defaults(path)).toEqual({ one: false, two: false, three: true });
    await tiledb.call('PATCH', `${path}/two`, { default: true });
    expect(await defaults(path)).toEqual({ one: false, two: true, three: false });
    await tiledb.call('DELETE', `${path}/two`);
    expect(await defaults(path)).toEqual({ one: true, three: false });
  });

  it('keep the default flag when renamed, and when it is sent as false', async () => {
    expect((await tiledb.call('PATCH', `${credentials}/acme-prod`, { name: 'acme-main' })).status).toBe(204);
    await tiledb.call('PATCH', `${credentials}/acme-main`, { default: false });
    expect(await defaults()).toEqual({ 'acme-main': true, 'acme-role': false });
    expect((await tiledb.call('GET', `${credentials}/acme-prod`)).status).toBe(404);
  });

  it('change only what is named, and updated_at', async () => {
    await tiledb.call('PATCH', `${credentials}/acme-prod`, {
      name: 'acme-prod',
      buckets: ['s3://acme-tiledb/'],
    });
    expect((await tiledb.call('GET', `${credentials}/acme-prod`)).body).toEqual({
      access_key_id: 'AKIA-SANDBOX-0001',
      name: 'acme-prod',
      default: true,
      buckets: ['s3://acme-tiledb/'],
      created_at: '2021-03-05T10:00:00.000Z',
      updated_at: now.toISOString(),
    });
  });

  it('cannot take a name twice, nor do without one', async () => {
    const twice = await tiledb.call('POST', credentials, { name: 'acme-prod' });
    expect(twice.status).toBe(409);
    expect(twice.body).toMatchObject({
      message: 'credentials acme-prod already exist in namespace acme-genomics',
    });
    expect((await tiledb.call('PATCH', `${credentials}/acme-role`, { name: 'acme-prod' })).status).toBe(409);
    expect((await tiledb.call('POST', credentials, { access_key_id: 'AKIA-1' })).status).toBe(400);
  });

  it('are deleted once', async () => {
    expect((await tiledb.call('DELETE', `${credentials}/acme-prod`)).status).toBe(204);
    const again = await tiledb.call('DELETE', `${credentials}/acme-prod`);
    expect(again.status).toBe(404);
    expect(again.body).toEqual({
      code: 5004,
      message: 'credentials acme-prod not found in namespace acme-genomics',
      request_id: expect.any(String),
    });
  });

  it('answer a full 404 for every unknown namespace or name', async () => {
    const calls: [string, string, unknown?][] = [
      ['GET', '/credentials/nowhere/aws'],
      ['POST', '/credentials/nowhere/aws', { name: 'x' }],
      ['GET', `${credentials}/nothing`],
      ['PATCH', `${credentials}/nothing`, {}],
      ['DELETE', `${credentials}/nothing`],
    ];
    for (const [method, path, body] of calls) {
      const reply = await tiledb.call(method, path, body);
      expect([method, path, reply.status, reply.body]).toMatchObject([method, path, 404, { code: 5004 }]);
    }
  });

  it('can be read with the right to read, and changed with the right to edit', async () => {
    const quarry = '/credentials/quarry-systems/aws';
    expect((await tiledb.call('GET', quarry)).status).toBe(200);
    expect((await tiledb.call('POST', quarry, { name: 'x' })).status).toBe(403);
    expect((await tiledb.call('PATCH', `${quarry}/quarry-lake`, {})).status).toBe(403);
    expect((await tiledb.call('DELETE', `${quarry}/quarry-lake`)).status).toBe(403);
    expect((await tiledb.call('GET', '/credentials/ostra-maritime/aws')).status).toBe(403);
  });

  it("exist in the caller's own namespace too, but not in other users'", async () => {
    expect(await defaults('/credentials/alice.h/aws')).toEqual({ 'alice-scratch': true });
    expect((await tiledb.call('POST', '/credentials/alice.h/aws', { name: 'second' })).status).toBe(204);
    expect((await tiledb.call('GET', '/credentials/bruno.k/aws')).status).toBe(403);
  });
});
