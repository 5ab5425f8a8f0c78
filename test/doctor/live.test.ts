import { createServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/index.ts';
import type { Check } from '../../src/doctor/check.ts';
import { inFolder } from '../config/support.ts';
import { selfSigned } from '../http/certificates.ts';
import { countedVendors, useSandbox } from '../support/sandbox.ts';
import { useStandIns } from '../support/stand-in.ts';
import { useTakenPorts } from '../support/taken-port.ts';
import { checksOf, configure, secretsIn } from './examining.ts';

const sandbox = useSandbox({ vendors: countedVendors });
const startStandIn = useStandIns();
const takePort = useTakenPorts();

function entry(name: string) {
  const found = sandbox()
    .configuration()
    .sources.find((source) => source.name === name);
  if (!found) throw new Error(`the sandbox has no source ${name}`);
  return found;
}

/** What is said of each source that is asked, by its name. */
async function live(
  sources: readonly object[],
  defaults: object = {},
): Promise<ReadonlyMap<string | undefined, Check>> {
  const checks: Check[] = [];
  await inFolder({}, async (cwd) => {
    await configure(cwd, { defaults, sources });
    checks.push(...(await checksOf({ cwd, live: true })));
  });
  return new Map(checks.filter(({ about }) => about === 'live').map((check) => [check.name, check]));
}

describe('reading from each source', () => {
  it('says how long it took, how many organizations there are and what is left of the rate limit', async () => {
    const { sources } = sandbox().configuration();
    const checks = await live(sources);
    expect([...checks.keys()]).toEqual(sources.map(({ name }) => name));
    for (const { status } of checks.values()) expect(status).toBe('ok');
    expect(checks.get('confluent')?.text).toMatch(
      /^answered in \d+ ms: 25 organization\(s\); rate limit \d+, \d+ left$/,
    );
    expect(checks.get('rockset')).toMatchObject({
      text: expect.stringMatching(/^answered in \d+ ms: 1 organization\(s\)$/),
      details: { latencyMs: expect.any(Number), organizations: 1, total: 1 },
    });
    for (const secret of secretsIn(sources)) expect(JSON.stringify([...checks])).not.toContain(secret);
  });

  it('asks each once for what changes nothing, and for a token where one is needed', async () => {
    await live(sandbox().configuration().sources);
    expect(
      sandbox()
        .requests()
        .map(({ api, operationId }) => `${api} ${String(operationId)}`)
        .sort(),
    ).toEqual([
      'confluent-org-v2 listOrgV2Organizations',
      'confluent-partner-v2 exchangePartnerOauthToken',
      'confluent-partner-v2 listPartnerV2Organizations',
      'guardai-v1 getOrganizations',
      'guardai-v1 login',
      'rockset-v1 getOrganization',
      'tiledb-v1 getAllOrganizations',
    ]);
  });

  it('says that a list goes on where only its first page was read', async () => {
    const { baseUrl } = await startStandIn(() => ({
      body: {
        api_version: 'org/v2',
        kind: 'OrganizationList',
        metadata: { next: 'https://x.example/org/v2/organizations?page_token=more' },
        data: [
          {
            api_version: 'org/v2',
            kind: 'Organization',
            id: 'a',
            display_name: 'A',
            metadata: { self: 'a' },
          },
        ],
      },
    }));
    const checks = await live([{ ...entry('confluent'), baseUrl }]);
    expect(checks.get('confluent')?.text).toMatch(/: 1 or more organization\(s\)$/);
  });

  it('says which key to look at where a credential is refused, while others are fine', async () => {
    const wrong = { ...entry('tiledb'), auth: { type: 'api-key', key: 'Hunter2-Zq8' } };
    const checks = await live([wrong, entry('rockset')]);
    expect(checks.get('rockset')?.status).toBe('ok');
    expect(checks.get('tiledb')).toMatchObject({
      status: 'problem',
      text: expect.stringMatching(
        /^UPSTREAM_UNAUTHENTICATED: Source "tiledb" does not accept our credentials/,
      ),
      advice: 'check that auth.key is right, and still good',
      details: { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus: 401 },
    });
    expect(JSON.stringify([...checks])).not.toContain('Hunter2-Zq8');
  });

  it('says so where it is a login or a token endpoint that refuses', async () => {
    const login = {
      ...entry('guardai'),
      auth: { type: 'login', apiKeyId: 'Hunter2-Id', apiKey: 'Hunter2-Zq8' },
    };
    const partner = entry('confluent-partner');
    const checks = await live([
      login,
      { ...partner, auth: { ...partner.auth, clientSecret: 'Hunter2-Zq8' } },
    ]);
    expect(checks.get('guardai')).toMatchObject({
      text: expect.stringContaining('gives no token for our credentials (login, status 401)'),
      advice: 'check that auth.apiKeyId, auth.apiKey are right, and still good',
    });
    expect(checks.get('confluent-partner')?.advice).toMatch(/^check that auth\.clientId, auth\.clientSecret/);
    expect(JSON.stringify([...checks])).not.toContain('Hunter2-');
  });

  it.each<[string, Omit<Fault, 'api'>, string, string]>([
    ['403', { kind: 'status', status: 403 }, 'UPSTREAM_FORBIDDEN', 'may not read organizations'],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
      'UPSTREAM_RATE_LIMITED',
      'wait 7 s',
    ],
    ['503', { kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE', 'the vendor has trouble'],
    ['404', { kind: 'status', status: 404 }, 'UPSTREAM_REJECTED', 'check baseUrl'],
    ['a page for people', { kind: 'html' }, 'UPSTREAM_INVALID_RESPONSE', 'what answers is not this API'],
    ['silence', { kind: 'hang' }, 'UPSTREAM_TIMEOUT', 'raise timeoutMs'],
    ['a cut connection', { kind: 'reset' }, 'UPSTREAM_UNAVAILABLE', 'no connection (ECONNRESET)'],
  ])('says what to do about %s, and asks only once', async (_what, fault, code, advice) => {
    sandbox().addFault({ api: 'rockset-v1', ...fault });
    const checks = await live([entry('rockset')], { timeoutMs: 300 });
    expect(checks.get('rockset')).toMatchObject({
      status: 'problem',
      text: expect.stringMatching(`^${code}`),
      advice: expect.stringContaining(advice),
    });
    expect(sandbox().requests({ api: 'rockset-v1' })).toHaveLength(1);
  });

  it('names host and port where nobody listens, and the proxy where there is one', async () => {
    const port = await takePort();
    const dead = 'http://127.0.0.1:9';
    const checks = await live(
      [
        { ...entry('tiledb'), name: 'dead', baseUrl: dead },
        { ...entry('tiledb'), name: 'proxied', proxy: `http://ann:Hunter2-Zq8@127.0.0.1:9` },
        { ...entry('tiledb'), name: 'unknown', baseUrl: `https://127.0.0.1:${port}` },
      ],
      { timeoutMs: 500 },
    );
    expect(checks.get('dead')?.advice).toBe(
      'nothing listens there (ECONNREFUSED): check baseUrl (127.0.0.1:9)',
    );
    expect(checks.get('proxied')?.advice).toMatch(
      /check baseUrl \(127\.0\.0\.1:\d+\) and the proxy 127\.0\.0\.1:9/,
    );
    expect(checks.get('unknown')?.text).toContain('UPSTREAM_TIMEOUT');
    expect(JSON.stringify([...checks])).not.toContain('Hunter2');
  });

  it('tells a certificate that nobody known has signed from a port that speaks no TLS', async () => {
    const server = createServer(selfSigned('orgraph-test'), (_request, response) => response.end('{}'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const checks = await live([
        { ...entry('tiledb'), name: 'own', baseUrl: `https://127.0.0.1:${port}` },
        {
          ...entry('tiledb'),
          name: 'plain',
          baseUrl: sandbox().baseUrls['tiledb-v1'].replace('http:', 'https:'),
        },
      ]);
      expect(checks.get('own')?.advice).toMatch(/nobody known has signed .*SELF_SIGNED.* set tls\.ca/);
      expect(checks.get('plain')?.advice).toMatch(/^TLS failed \(\w+\): check baseUrl/);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('repeats a vendor’s complaint without what a secret is, or what a terminal obeys', async () => {
    const key = 'Hunter2-Zq8';
    const { baseUrl } = await startStandIn(() => ({
      status: 400,
      body: { code: 1, message: `bad key ${key} \u001b[2J at https://internal.example/x` },
    }));
    const checks = await live([{ ...entry('tiledb'), auth: { type: 'api-key', key }, baseUrl }]);
    expect(checks.get('tiledb')?.text).toMatch(
      /The vendor says "bad key \[redacted\] \\u001b\[2J at \[url\]"\.$/,
    );
  });
});
