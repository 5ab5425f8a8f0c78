import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTileDb, type TileDb } from './support.ts';

const key = { 'x-tiledb-rest-api-key': 'sandbox-tiledb-key-alice.h' };
const basic = (login: string) => ({ authorization: `Basic ${Buffer.from(login).toString('base64')}` });
const goodLogin = basic('alice.h:sandbox-tiledb-password-alice.h');

describe('TileDB requests', () => {
  let tiledb: TileDb;
  beforeAll(async () => {
    tiledb = await startTileDb();
  });
  afterAll(() => tiledb.sandbox.stop());
  beforeEach(() => {
    tiledb.sandbox.reset();
  });

  it.each<[string, Record<string, string>]>([
    ['a key', key],
    ['user name and password', goodLogin],
    ['a good key beside a bad login', { ...key, ...basic('alice.h:wrong') }],
    ['a good login beside a bad key', { ...goodLogin, 'x-tiledb-rest-api-key': 'wrong' }],
  ])('are let in with %s', async (_title, headers) => {
    expect((await tiledb.raw('GET', '/v1/organizations', headers)).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['an unknown key', { 'x-tiledb-rest-api-key': 'unknown' }],
    ['an empty key', { 'x-tiledb-rest-api-key': '' }],
    ['a wrong password', basic('alice.h:wrong')],
    ['the key as a bearer token', { authorization: 'Bearer sandbox-tiledb-key-alice.h' }],
  ])('are refused with %s', async (_title, headers) => {
    const { status, body } = await tiledb.raw('GET', '/v1/organizations', headers);
    expect(status).toBe(401);
    expect(body).toEqual({ code: 401, message: 'unauthenticated for invalid credentials' });
  });

  it('are offered with the credentials of the configuration, at a base URL without /v1', async () => {
    const source = tiledb.sandbox.configuration().sources.find(({ api }) => api === 'tiledb-v1');
    expect(source).toEqual({
      name: 'tiledb',
      api: 'tiledb-v1',
      baseUrl: tiledb.baseUrl,
      auth: { type: 'api-key', key: key['x-tiledb-rest-api-key'] },
    });
    expect(tiledb.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each(['/organizations', '/v1/organisations', '/v1/organization/x/y/z', '/'])(
    'to the unknown path %s get 404, even without credentials',
    async (path) => {
      const { status, body } = await tiledb.raw('GET', path, {});
      expect(status).toBe(404);
      expect(body).toEqual({ code: 404, message: `path ${path} was not found` });
    },
  );

  it.each([
    ['PUT', '/v1/organizations/acme-genomics', 'DELETE,GET,PATCH'],
    ['GET', '/v1/organization', 'POST'],
    ['POST', '/v1/organizations/acme-genomics/bruno.k', 'DELETE,GET,PATCH'],
    ['PUT', '/v1/organizations/acme-genomics/user', 'DELETE,GET,PATCH,POST'],
  ])('of the wrong method %s %s get 405 and the right ones', async (method, path, allowed) => {
    const { status, headers, body } = await tiledb.raw(method, path, key);
    expect([status, headers.get('allow')]).toEqual([405, allowed]);
    expect(body).toEqual({ code: 405, message: `method ${method} is not allowed, but [${allowed}] are` });
  });

  it('decode percent-encoded names', async () => {
    expect((await tiledb.call('GET', '/organizations/%61cme%2Dgenomics/%62runo.k')).status).toBe(200);
  });
});
