import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { post, request, startServer } from './running-server.ts';
import type { LogLine, RunningServer } from './running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

function linesOf(requestId: string): LogLine[] {
  return server.log.filter((line) => line['requestId'] === requestId);
}

describe('the request id', () => {
  it('is taken from the caller and given back', async () => {
    const { headers } = await post(server.url, { query: '{ hello }' }, { 'x-request-id': 'Trace_1.a-b' });
    expect(headers.get('x-request-id')).toBe('Trace_1.a-b');
  });

  it.each(['has space', 'a"b', 'x'.repeat(129), 'é', ''])('is made anew instead of %p', async (given) => {
    const { headers } = await post(server.url, { query: '{ hello }' }, { 'x-request-id': given });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is on answers that are not GraphQL too', async () => {
    const { headers } = await request(`${server.address}/nothing`, { headers: { 'x-request-id': 'lost' } });
    expect(headers.get('x-request-id')).toBe('lost');
  });
});

describe('the log', () => {
  it('has one line for a request: what was asked, how it went, how long it took', async () => {
    await post(server.url, { query: 'query Greet { hello }' }, { 'x-request-id': 'good' });
    await post(server.url, { query: '{ __typename }' });
    expect(linesOf('good')).toEqual([
      expect.objectContaining({
        level: 30,
        operationName: 'Greet',
        operationType: 'query',
        errorCodes: [],
        status: 200,
        durationMs: expect.any(Number),
      }),
    ]);
  });

  it.each([
    ['refused', { query: '{ nothing }' }, {}, 200, 'GRAPHQL_VALIDATION_FAILED'],
    ['broken', '{', {}, 400, 'BAD_REQUEST'],
    ['empty', {}, {}, 400, 'BAD_REQUEST'],
    ['gated', {}, { 'content-type': 'text/plain' }, 415, 'BAD_REQUEST'],
  ])('has one for a request that was %s', async (id, body, headers, status, code) => {
    await post(server.url, body, { ...headers, 'x-request-id': id });
    await post(server.url, { query: '{ __typename }' });
    expect(linesOf(id)).toEqual([
      expect.objectContaining({ operationName: null, operationType: null, errorCodes: [code], status }),
    ]);
  });

  it('does not repeat what clients send: no query, no variables, no endless names', async () => {
    const name = 'N'.repeat(5000);
    const query = `query ${name}($name: String) { hello(name: $name) }`;
    await post(server.url, { query, variables: { name: 'private-words' } }, { 'x-request-id': 'quiet' });
    await post(server.url, { query: '{ __typename }' });
    const text = JSON.stringify(linesOf('quiet'));
    expect(linesOf('quiet')).toHaveLength(1);
    expect(text).not.toContain('private-words');
    expect(text).not.toContain('hello');
    expect(text.length).toBeLessThan(600);
  });
});
