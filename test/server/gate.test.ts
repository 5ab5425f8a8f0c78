import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../src/server/gate.ts';
import { post, request, startServer } from './running-server.ts';
import type { RunningServer } from './running-server.ts';

let server: RunningServer;
let calls = 0;
beforeAll(async () => {
  server = await startServer({
    typeDefs: 'type Query { hello: Int } type Mutation { bump: Int }',
    resolvers: { Query: { hello: () => ++calls }, Mutation: { bump: () => ++calls } },
  });
});
afterAll(() => server.stop());

describe('a POST that a form of another site could send', () => {
  it.each([
    ['text/plain', 415, 'BAD_REQUEST'],
    ['text/plain; application/json', 415, 'BAD_REQUEST'],
    ['application/x-www-form-urlencoded', 415, 'BAD_REQUEST'],
    ['multipart/form-data; boundary=x', 403, 'FORBIDDEN'],
    ['application/json garbage', 415, 'BAD_REQUEST'],
    ['', 415, 'BAD_REQUEST'],
  ])('is refused without being run: %p', async (type, status, code) => {
    const before = calls;
    const answer = await post(server.url, { query: 'mutation { bump }' }, { 'content-type': type });
    expect(answer.status).toBe(status);
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code });
    expect(calls).toBe(before);
  });
});

describe('a GET from a page of another site', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }],
    [{ 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': '' }],
  ])('is refused without being run: %p', async (headers) => {
    const before = calls;
    const { status, body } = await request(`${server.url}?query={hello}`, { headers });
    expect(status).toBe(403);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' });
    expect(calls).toBe(before);
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site', 'graphql-require-preflight': '1' }],
    [{ 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': 'true' }],
    [{ 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }],
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
  ])('is answered where the browser must have asked first, or it is no other site: %p', async (headers) => {
    const { status } = await request(`${server.url}?query={hello}`, { headers });
    expect(status).toBe(200);
  });
});

describe('browsers that send no Sec-Fetch-Site', () => {
  it.each([
    ['http://graph.example:4000', null],
    ['http://evil.example', 403],
    ['http://graph.example', 403],
    ['null', 403],
  ])('are known by their Origin %s', (origin, status) => {
    const refusal = refusalOf('GET', { origin, host: 'graph.example:4000' });
    expect(refusal?.status ?? null).toBe(status);
  });
});

it.each([
  [{ 'content-type': 'application/json; charset=utf-16' }, 415],
  [{ 'content-type': 'application/json; charset=UTF-8' }, undefined],
  [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }, 415],
  [{ 'content-type': 'application/json', 'content-encoding': 'identity' }, undefined],
  [{ 'content-type': 'multipart/form-data; boundary=x', 'graphql-require-preflight': '1' }, undefined],
])('reads only bodies it can decode: %p', (headers, status) => {
  expect(refusalOf('POST', headers)?.status).toBe(status);
});
