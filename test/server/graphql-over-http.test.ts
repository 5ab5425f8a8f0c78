import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { post, request, startServer } from './running-server.ts';
import type { RunningServer } from './running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    typeDefs: 'type Query { hello(name: String): String } type Mutation { bump: Int }',
    resolvers: {
      Query: { hello: (_root, { name }: { name?: string }) => `Hello, ${name ?? 'you'}!` },
      Mutation: { bump: () => ++bumps },
    },
  });
});
afterAll(() => server.stop());

let bumps = 0;

describe('the GraphQL over HTTP audits', () => {
  it.each(
    serverAudits({ url: () => server.url, fetchFn: fetch }).map((audit) => [audit.name, audit.fn] as const),
  )('%s', async (_name, audit) => {
    const result = await audit();
    expect('reason' in result ? result.reason : result.status).toBe('ok');
  });
});

describe('queries', () => {
  it('are answered by POST with variables', async () => {
    const query = 'query Greet($name: String) { hello(name: $name) }';
    const { status, body } = await post(server.url, { query, variables: { name: 'Ada' } });
    expect({ status, body }).toEqual({ status: 200, body: { data: { hello: 'Hello, Ada!' } } });
  });

  it('are answered by GET with variables', async () => {
    const search = new URLSearchParams({
      query: 'query Greet($name: String) { hello(name: $name) }',
      variables: '{"name":"Ada"}',
    });
    const { body } = await request(`${server.url}?${search.toString()}`);
    expect(body).toEqual({ data: { hello: 'Hello, Ada!' } });
  });

  it('are answered in the preferred media type', async () => {
    const accept = 'application/graphql-response+json, application/json;q=0.9';
    const { headers } = await post(server.url, { query: '{ hello }' }, { accept });
    expect(headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  });

  it('are never stored by caches and never sniffed', async () => {
    const { headers } = await request(`${server.url}?query={hello}`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('mutations', () => {
  it('are refused by GET with 405 and not run', async () => {
    const before = bumps;
    const { status, headers, body } = await request(`${server.url}?query=mutation{bump}`);
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('POST');
    expect(body.errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
    expect(bumps).toBe(before);
  });

  it('are not run when the client accepts no answer of ours', async () => {
    const before = bumps;
    const { status, body } = await post(server.url, { query: 'mutation { bump }' }, { accept: 'text/html' });
    expect(status).toBe(406);
    expect(body.errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
    expect(bumps).toBe(before);
  });

  it('run by POST', async () => {
    const before = bumps;
    const { body } = await post(server.url, { query: 'mutation { bump }' });
    expect(body).toEqual({ data: { bump: before + 1 } });
  });
});

it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  '%s is refused with 405 and says what is allowed',
  async (method) => {
    const { status, headers, body } = await request(server.url, { method });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, POST');
    expect(body.errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
  },
);
