import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import { parseYaml } from '../../src/config/yaml-text.ts';
import { vendors } from '../../src/vendors.ts';
import { post, request, sendBytes } from '../server/running-server.ts';
import { startGraph, type ListeningGraph } from '../support/graph.ts';

let sandbox: Sandbox;
let graph: ListeningGraph;
beforeAll(async () => {
  sandbox = await startSandbox();
  graph = await startGraph(sandbox.configuration().sources);
});
afterAll(async () => {
  await graph.stop();
  await sandbox.stop();
});
beforeEach(() => {
  sandbox.reset();
});

const apis = vendors.flatMap((vendor) => vendor.apis);
const polluted = (): unknown[] => [
  ({} as Record<string, unknown>)['polluted'],
  ([] as unknown as Record<string, unknown>)['polluted'],
  (Object as unknown as Record<string, unknown>)['polluted'],
];
const clean = [undefined, undefined, undefined];

describe('a header', () => {
  it.each(['x y', 'x"y', 'x\ty', 'é', '../x', 'x'.repeat(200), ''])(
    'with a request id that is none of ours or of the usual form (%j) is not passed on',
    async (id) => {
      const { headers } = await request(`${graph.address}/graphql?query={__typename}`, {
        headers: { 'x-request-id': id },
      });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('of a caller reaches no vendor', async () => {
    await post(
      `${graph.address}/graphql`,
      { query: '{ organizations { nodes { id } } }' },
      {
        'x-evil': '1',
        cookie: 'session=1',
        authorization: 'Bearer of-the-caller',
        'x-forwarded-for': '1.2.3.4',
      },
    );
    const seen = sandbox.requests();
    expect(seen.length).toBeGreaterThan(0);
    for (const { headers } of seen) {
      expect(headers).not.toHaveProperty('x-evil');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('x-forwarded-for');
      expect(headers['authorization'] ?? '').not.toContain('of-the-caller');
    }
  });

  it.each(['x\r\nX-Evil: 1', 'x\nX-Evil: 1', 'x\0'])(
    'cannot be added by a credential with a line break in it: %j',
    async (token) => {
      const [source] = sandbox.configuration().sources.filter(({ api }) => api === 'confluent-org-v2');
      if (!source) throw new Error('no source');
      const outcome = await startGraph([{ ...source, auth: { type: 'bearer', token } }]).then(
        async (started) => {
          const { data, text } = await started.query(
            '{ organizations { coverage { status error { code } } } }',
          );
          await started.stop();
          expect(text).not.toContain('X-Evil');
          return data;
        },
        () => 'refused',
      );
      expect(JSON.stringify(outcome)).toMatch(/refused|FAILED/);
      expect(sandbox.requests().filter(({ headers }) => 'x-evil' in headers)).toEqual([]);
    },
  );

  it('with a bare line feed is no way to send two requests as one', async () => {
    const answer = await sendBytes(
      graph.address,
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toContain('"live"');
  });
});

describe('the prototype of objects', () => {
  const evil = '{"polluted":true}';

  it.each([
    `{"query":"{ __typename }","variables":{"__proto__":${evil}}}`,
    `{"query":"{ __typename }","__proto__":${evil}}`,
    `{"query":"{ __typename }","variables":{"constructor":{"prototype":${evil}}}}`,
    `{"query":"{ __typename }","extensions":{"__proto__":${evil},"cost":true}}`,
    `{"query":"query ($f: OrganizationFilter) { organizations(filter: $f) { totalCount } }","variables":{"f":{"__proto__":${evil}}}}`,
    `{"query":"query ($f: OrganizationFilter) { organizations(filter: $f) { totalCount } }","variables":{"f":{"constructor":{"prototype":${evil}}}}}`,
  ])('is not changed by a POST: %s', async (body) => {
    const { status } = await post(`${graph.address}/graphql`, body);
    expect(status).toBeLessThan(500);
    expect(polluted()).toEqual(clean);
  });

  it.each([`{"__proto__":${evil}}`, `{"constructor":{"prototype":${evil}}}`])(
    'is not changed by a GET: %s',
    async (json) => {
      const search = new URLSearchParams({ query: '{ __typename }', variables: json, extensions: json });
      const { status } = await request(`${graph.address}/graphql?${search.toString()}`);
      expect(status).toBeLessThan(500);
      expect(polluted()).toEqual(clean);
    },
  );

  it.each([
    '__proto__.polluted',
    'variables.__proto__.polluted',
    'variables.constructor.prototype.polluted',
    '__proto__.x.polluted',
  ])('is not changed by the map of a multipart request: %s', async (place) => {
    const form = new FormData();
    form.set('operations', '{"query":"{ __typename }","variables":{"x":null}}');
    form.set('map', JSON.stringify({ 0: [place] }));
    form.set('0', new Blob(['x']), 'x');
    const { status } = await request(`${graph.address}/graphql`, {
      method: 'POST',
      headers: { 'graphql-require-preflight': '1' },
      body: form,
    });
    expect(status).toBeLessThan(500);
    expect(polluted()).toEqual(clean);
  });

  it.each([
    '{ a: __proto__ }',
    'query ($x: ID = "constructor") { __proto__: node(id: $x) { id } }',
    '{ __proto__: sources { constructor: name toString: name } }',
  ])('is not reached by names in a document: %s', async (query) => {
    const { status } = await post(`${graph.address}/graphql`, { query });
    expect(status).toBeLessThan(500);
    expect(polluted()).toEqual(clean);
  });

  it.each([
    '__proto__: { polluted: true }\nsources: []',
    'constructor: { prototype: { polluted: true } }\nsources: []',
    'limits: { __proto__: { polluted: true } }\nsources: []',
    'defaults: { tls: { __proto__: { polluted: true } } }\nsources: [{ __proto__: { polluted: true } }]',
  ])('is not changed by a configuration: %j', async (text) => {
    const parsed = parseYaml(text);
    if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
    await expect(checkConfiguration(parsed.value, { env: {}, cwd: '/', apis })).rejects.toThrow(
      'configuration has',
    );
    expect(polluted()).toEqual(clean);
  });
});
