import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { field, sendParts, uploadFiles, type Part, type UploadAnswer } from '../support/multipart.ts';
import { post, request, type RunningServer } from './running-server.ts';
import { startUploadServer, take } from './upload-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.stop());

const operations = field('operations', { query: take, variables: { file: null } });
const map = field('map', { 0: ['variables.file'] });
const filePart = (disposition: string, type = 'text/plain'): Part => ({
  disposition: `name="0"; ${disposition}`,
  type,
  content: 'the content',
});

const taken = ({ errors, data }: UploadAnswer): unknown => {
  expect(errors).toEqual([]);
  return data?.['take'];
};

describe('an uploaded file', () => {
  it('arrives with its name, media type and content', async () => {
    const file = { at: 'variables.file', bytes: 'a,b\n', name: 'Prüfstand 試験.csv', type: 'text/csv' };
    const answer = await uploadFiles(server.address, { query: take, variables: { file: null } }, [file]);
    expect(answer.status).toBe(200);
    expect(taken(answer)).toEqual(['Prüfstand 試験.csv', 'text/csv', 'a,b\n']);
  });

  it.each([
    ['filename="../../etc/passwd"', 'passwd'],
    [String.raw`filename="C:\\windows\\win.ini"`, 'win.ini'],
    [String.raw`filename="a \"quoted\" name.txt"`, 'a "quoted" name.txt'],
    ["filename*=UTF-8''a%0D%0AX-Evil%3A%201", 'a\r\nX-Evil: 1'],
  ])('has no folder, and always a name: %s', async (disposition, name) => {
    expect(taken(await sendParts(server.address, [operations, map, filePart(disposition)]))).toEqual([
      name,
      'text/plain',
      'the content',
    ]);
  });

  it('without a name is called file', async () => {
    const part = { disposition: 'name="0"', type: 'application/octet-stream', content: 'x' };
    expect(taken(await sendParts(server.address, [operations, map, part]))).toEqual([
      'file',
      'application/octet-stream',
      'x',
    ]);
  });

  it.each(['text/html\tx', 'a/b/c', 'no type', ''])(
    'has a media type that is one, whatever is claimed: %j',
    async (type) => {
      const [, contentType] = taken(
        await sendParts(server.address, [operations, map, filePart('filename="x"', type)]),
      ) as string[];
      expect(contentType).toBe('text/plain');
    },
  );
});

describe('a request with several files', () => {
  const file = (at: string, bytes: string) => ({ at, bytes, name: `${bytes}.txt`, type: 'text/plain' });

  it('gives each to the field that asks for it, in whatever order they are taken', async () => {
    const query = 'mutation ($a: Upload!, $b: Upload!) { first: take(file: $b) second: take(file: $a) }';
    const { data } = await uploadFiles(server.address, { query, variables: { a: null, b: null } }, [
      file('variables.a', 'one'),
      file('variables.b', 'two'),
    ]);
    expect(data).toEqual({
      first: ['two.txt', 'text/plain', 'two'],
      second: ['one.txt', 'text/plain', 'one'],
    });
  });

  it('may have them in a list', async () => {
    const query = 'mutation ($files: [Upload!]!) { takeAll(files: $files) }';
    const { data } = await uploadFiles(server.address, { query, variables: { files: [null, null] } }, [
      file('variables.files.1', 'two'),
      file('variables.files.0', 'one'),
    ]);
    expect(data).toEqual({ takeAll: ['one.txt', 'text/plain', 'one', 'two.txt', 'text/plain', 'two'] });
  });

  it('may use one of them twice', async () => {
    const query = 'mutation ($a: Upload!, $b: Upload!) { first: take(file: $a) second: take(file: $b) }';
    const { data } = await sendParts(server.address, [
      field('operations', { query, variables: { a: null, b: null } }),
      field('map', { 0: ['variables.a', 'variables.b'] }),
      filePart('filename="x"'),
    ]);
    expect(data).toEqual({
      first: ['x', 'text/plain', 'the content'],
      second: ['x', 'text/plain', 'the content'],
    });
  });

  it('may bring ones that nobody asks for', async () => {
    const stray = { disposition: 'name="7"; filename="stray"', type: 'text/plain', content: 'x' };
    const answer = await sendParts(server.address, [operations, map, stray, filePart('filename="x"')]);
    expect(taken(answer)).toEqual(['x', 'text/plain', 'the content']);
  });
});

describe('a multipart request that is not as the specification says', () => {
  const file = filePart('filename="x"');
  it.each<[string, readonly Part[]]>([
    ['has nothing', []],
    ['has no operations', [map, file]],
    ['has no map', [operations]],
    ['has its map first', [map, operations, file]],
    ['has a file before the map', [operations, file, map]],
    ['has operations that are no JSON', [field('operations', '{'), map, file]],
    ['has operations that are no object', [field('operations', 'null'), map, file]],
    ['has a list of operations', [field('operations', [{ query: '{ hello }' }]), field('map', {})]],
    ['has a map that is no JSON', [operations, field('map', '{'), file]],
    ['has a map that is a list', [operations, field('map', []), file]],
    ['has a map without paths', [operations, field('map', { 0: 'variables.file' }), file]],
    ['has a map to nowhere', [operations, field('map', { 0: ['query.x.y'] }), file]],
    [
      'makes a list with holes',
      [
        field('operations', { query: take, variables: { file: [] } }),
        field('map', { 0: ['variables.file.99999999'] }),
      ],
    ],
    ['puts a file in the place of the query', [operations, field('map', { 0: ['query'] }), file]],
  ])('is refused when it %s', async (_what, parts) => {
    const { status, errors, data } = await sendParts(server.address, parts);
    expect({ status, data }).toEqual({ status: 400, data: undefined });
    expect(errors).toEqual([{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }]);
  });

  it.each(['__proto__.polluted', 'constructor.prototype.polluted', 'variables.__proto__.polluted'])(
    'reaches no prototype: %s',
    async (path) => {
      await sendParts(server.address, [operations, field('map', { 0: [path] }), file]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=other'])(
    'is refused without its boundary: %s',
    async (type) => {
      const headers = { 'content-type': type, 'graphql-require-preflight': '1' };
      const { status, body } = await request(server.url, {
        method: 'POST',
        headers,
        body: '--x\r\n\r\n--x--',
      });
      expect(status).toBe(400);
      expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_REQUEST' });
    },
  );

  it('is refused when it could come from a form of another site', async () => {
    const body = new FormData();
    body.set('operations', '{"query":"{ hello }"}');
    body.set('map', '{}');
    expect((await request(server.url, { method: 'POST', body })).status).toBe(403);
  });
});

describe('an Upload', () => {
  it('that the map names but the request does not have is a mistake of the caller', async () => {
    const { status, errors } = await sendParts(server.address, [operations, map]);
    expect(status).toBe(200);
    expect(errors).toMatchObject([{ path: ['take'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it.each([null, {}, 'text'])('is not to be had by JSON: %j', async (file) => {
    const { body } = await post(server.url, { query: take, variables: { file } });
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('cannot be written out', async () => {
    const { body } = await post(server.url, { query: 'mutation { take(file: "x") }' });
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});

it('none of this is logged as a fault of the server', () => {
  expect(server.log.filter((line) => Number(line['level']) >= 40)).toEqual([]);
});
