import { afterEach, describe, expect, it } from '@jest/globals';
import { key, startRockset, withKey, type Rockset } from './support.ts';
import type { SandboxOptions } from '../../../sandbox/index.ts';

const instant = new Date('2024-05-01T00:00:00Z').getTime();
const fullError = (type: string, message: string, trace: unknown) => ({
  message,
  type,
  line: null,
  column: null,
  trace_id: trace,
  error_id: null,
  query_id: null,
});
const traced = expect.stringMatching(/^[0-9a-f-]{36}$/);

describe("Rockset's failures", () => {
  const running: Rockset[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map(({ sandbox }) => sandbox.stop()));
  });

  const start = async (options: SandboxOptions = {}): Promise<Rockset> => {
    const rockset = await startRockset(options);
    running.push(rockset);
    return rockset;
  };

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['an unknown key', { authorization: `ApiKey ${'x'.repeat(64)}` }],
    ['a key without its scheme', { authorization: key }],
    ['a key as a bearer token', { authorization: `Bearer ${key}`, organization: 'tidewater-labs' }],
    ['two blanks', { authorization: `ApiKey  ${key}` }],
    ['a log-in token without its organization', { authorization: 'Bearer sandbox-rockset-id-token' }],
    [
      'a log-in token for another organization',
      { authorization: 'Bearer sandbox-rockset-id-token', organization: 'foundry' },
    ],
  ])('refuses %s', async (_title, headers) => {
    const { status, body } = await (await start()).self(headers);
    expect(status).toBe(401);
    expect(body).toEqual(fullError('AUTHEXCEPTION', 'Invalid API key.', null));
  });

  it('answers unknown paths and other methods with its flat error', async () => {
    const rockset = await start();
    const missing = await rockset.call('/v1/orgs/tidewater-labs', { headers: withKey });
    expect([missing.status, missing.body]).toEqual([
      404,
      fullError('NOTFOUND', 'Resource not found.', traced),
    ]);
    const method = await rockset.self(withKey, { method: 'POST' });
    expect([method.status, method.body]).toEqual([
      405,
      fullError('METHODNOTALLOWED', 'Method not allowed.', null),
    ]);
  });

  it('leaves absent members of errors out where the mode says so', async () => {
    const rockset = await start({ modes: { rockset: { errors: 'sparse' } } });
    expect((await rockset.self({})).body).toEqual({ message: 'Invalid API key.', type: 'AUTHEXCEPTION' });
  });

  it('allows so many requests a minute, says no more in any header, and recovers', async () => {
    let now = instant;
    const rockset = await start({ now: () => new Date(now), modes: { rockset: { requestsPerMinute: 2 } } });
    expect([(await rockset.self()).status, (await rockset.self()).status]).toEqual([200, 200]);
    const refused = await rockset.self();
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual(
      fullError(
        'RATELIMITEXCEEDED',
        'Rate limit exceeded for metadata reads: 2 requests per minute.',
        traced,
      ),
    );
    expect([...refused.headers.keys()].filter((name) => /retry|ratelimit/i.test(name))).toEqual([]);
    now += 60_000;
    expect((await rockset.self()).status).toBe(200);
  });

  it.each<[number, string]>([
    [400, 'INVALIDINPUT'],
    [403, 'FORBIDDEN'],
    [408, 'QUERY_TIMEOUT'],
    [409, 'CONFLICT'],
    [415, 'UNSUPPORTEDMEDIATYPE'],
    [429, 'RATELIMITEXCEEDED'],
    [500, 'INTERNALERROR'],
    [501, 'NOTIMPLEMENTEDYET'],
    [503, 'NOT_READY'],
  ])('words an injected %i as %s', async (status, type) => {
    const rockset = await start();
    rockset.sandbox.addFault({ api: 'rockset-v1', operationId: 'getOrganization', kind: 'status', status });
    const reply = await rockset.self();
    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ type, line: null, error_id: null });
  });

  it('sends the HTML page of its load balancer for a 502', async () => {
    const rockset = await start();
    rockset.sandbox.addFault({ api: 'rockset-v1', kind: 'status', status: 502, times: 1 });
    const { status, headers, text } = await rockset.self();
    expect([status, headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(text).toBe('<html><body><h1>502 Bad Gateway</h1></body></html>');
    expect((await rockset.self()).status).toBe(200);
  });
});
