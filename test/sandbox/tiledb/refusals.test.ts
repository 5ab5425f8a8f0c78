import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTileDb, type TileDb } from './support.ts';

const key = { 'x-tiledb-rest-api-key': 'sandbox-tiledb-key-alice.h' };

describe('TileDB requests that are refused', () => {
  let tiledb: TileDb;
  beforeAll(async () => {
    tiledb = await startTileDb();
  });
  afterAll(() => tiledb.sandbox.stop());
  beforeEach(() => {
    tiledb.sandbox.reset();
  });

  it('with another content type get 415', async () => {
    const send = (headers: Record<string, string>) =>
      tiledb.raw('POST', '/v1/organization', { ...key, ...headers }, '{"name":"typed"}');
    const refused = await send({ 'content-type': 'text/plain' });
    expect([refused.status, refused.body]).toEqual([
      415,
      { code: 415, message: 'unsupported media type "text/plain", only [application/json] are allowed' },
    ]);
    expect((await send({ 'content-type': 'application/json; charset=utf-8' })).status).toBe(204);
  });

  it('with a body that is not JSON get 400', async () => {
    const headers = { ...key, 'content-type': 'application/json' };
    const { status, body } = await tiledb.raw('PATCH', '/v1/organizations/beta.lab', headers, 'nonsense');
    expect(status).toBe(400);
    expect(body).toEqual({
      code: 400,
      message: expect.stringMatching(/^parsing organizationDetails body from "" failed, because ./),
    });
  });

  it.each<[string, string, unknown, number, string]>([
    ['POST', '/organization', undefined, 602, 'organization in body is required'],
    ['POST', '/organization', {}, 602, 'organization.name in body is required'],
    ['POST', '/organization', { name: 7 }, 601, 'organization.name in body must be of type string'],
    [
      'POST',
      '/organization',
      { name: 'x'.repeat(64) },
      603,
      'organization.name in body should be at most 63 chars long',
    ],
    [
      'POST',
      '/organization',
      { name: 'two words' },
      605,
      "organization.name in body should match '^[\\w.\\-]+$'",
    ],
    [
      'PATCH',
      '/organizations/beta.lab',
      { name: '' },
      604,
      'organizationDetails.name in body should be at least 1 chars long',
    ],
    [
      'PATCH',
      '/organizations/beta.lab',
      { description: 1 },
      601,
      'organizationDetails.description in body must be of type string',
    ],
    [
      'PATCH',
      '/organizations/beta.lab',
      { asset_locations: { arrays: { path: 1 } } },
      601,
      'organizationDetails.asset_locations.arrays.path in body must be of type string',
    ],
    [
      'POST',
      '/organizations/beta.lab/user',
      { username: 'grace.o', role: 'boss' },
      606,
      'user.role in body should be one of [owner admin read_write_delete read_write read_only]',
    ],
    ['PATCH', '/organizations/acme-genomics/bruno.k', undefined, 602, 'user in body is required'],
    ['POST', '/credentials/beta.lab/aws', [], 601, 'awsAccessCredentials in body must be of type object'],
    [
      'PATCH',
      '/credentials/acme-genomics/aws/acme-prod',
      { buckets: ['s3://ok/', 5] },
      601,
      'awsAccessCredentials.buckets.1 in body must be of type string',
    ],
  ])('%s %s with %j break the contract: %i', async (method, path, sent, code, message) => {
    const { status, body } = await tiledb.call(method, path, sent);
    expect(status).toBe(422);
    expect(body).toEqual({ code, message });
  });

  it('are checked for credentials before their body', async () => {
    const { status } = await tiledb.raw(
      'POST',
      '/v1/organization',
      { 'content-type': 'application/json' },
      '{',
    );
    expect(status).toBe(401);
  });

  it('tolerate members the contract does not know', async () => {
    expect((await tiledb.call('POST', '/organization', { name: 'open.world', colour: 'red' })).status).toBe(
      204,
    );
  });

  it.each<[number, string, unknown]>([
    [400, '/organizations', undefined],
    [400, '/credentials/acme-genomics/aws', { code: 5001 }],
    [401, '/organizations', { code: 401 }],
    [403, '/organizations/acme-genomics', { code: 5003 }],
    [404, '/organizations/acme-genomics', undefined],
    [404, '/organizations/acme-genomics/bruno.k', undefined],
    [404, '/credentials/acme-genomics/aws', { code: 5004 }],
    [409, '/organizations', { code: 5009 }],
    [429, '/organizations', { code: 429, message: 'too many requests' }],
    [500, '/organizations', { code: 5000 }],
    [502, '/organizations', undefined],
    [503, '/organizations', undefined],
  ])('get an injected %i at %s in the words of the vendor', async (status, path, expected) => {
    tiledb.sandbox.addFault({ api: 'tiledb-v1', kind: 'status', status });
    const reply = await tiledb.call('GET', path);
    expect(reply.status).toBe(status);
    if (expected === undefined) expect(reply.body).toBeUndefined();
    else expect(reply.body).toMatchObject(expected as Record<string, unknown>);
  });
});
