import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import type { ApiSettings } from '../../src/datasources/shared/api.ts';
import { acme, checked, problemsOf, source } from './support.ts';

describe('options of a source', () => {
  it('have usual values', async () => {
    expect(await source({})).toEqual({
      name: 'acme',
      previousNames: [],
      api: 'acme-v1',
      auth: { type: 'api-key', key: 'k' },
      transport: {
        baseUrl: 'https://api.acme.example',
        timeouts: { connect: 5_000, response: 10_000, total: 15_000 },
        maxConcurrency: 10,
        maxResponseBytes: 16_777_216,
        proxy: null,
        tls: {},
        redirectOrigins: [],
        retries: 2,
        rateLimit: null,
        breaker: { minimumCalls: 10, windowMs: 30_000, openMs: 10_000 },
        traceContext: false,
      },
      cache: { ttlSeconds: 10, staleSeconds: 300 },
    });
  });

  it('come from defaults where a source has none of its own, objects key by key', async () => {
    const { sources } = await checked({
      defaults: {
        timeoutMs: { connect: 100, total: 2_000 },
        maxConcurrency: 3,
        redirectOrigins: ['https://a.example'],
      },
      sources: [
        { ...acme, name: 'one' },
        { ...acme, name: 'two', timeoutMs: { response: 300 }, maxConcurrency: 4, redirectOrigins: [] },
        { ...acme, name: 'three', timeoutMs: 50 },
      ],
    });
    expect(
      sources.map(({ transport }) => [
        transport.timeouts,
        transport.maxConcurrency,
        transport.redirectOrigins,
      ]),
    ).toEqual([
      [{ connect: 100, response: 2_000, total: 2_000 }, 3, ['https://a.example']],
      [{ connect: 100, response: 300, total: 2_000 }, 4, []],
      [{ connect: 50, response: 50, total: 50 }, 3, ['https://a.example']],
    ]);
  });

  it('refuse a part of the time that is longer than the whole', async () => {
    const loading = checked({ defaults: { timeoutMs: { response: 16_000 } }, sources: [acme] });
    expect(await problemsOf(loading)).toEqual([
      'configuration: defaults.timeoutMs.response: must not be more than total',
    ]);
    const parts = { connect: 9, total: '${TOTAL}' };
    expect(await problemsOf(source({ timeoutMs: parts }, { TOTAL: '8' }))).toEqual([
      'configuration: sources[0].timeoutMs.connect: must not be more than total',
    ]);
  });

  it('take numbers and false from variables', async () => {
    const env = { T: '1500', N: '7', OFF: 'false', HTTPS_PROXY: 'http://proxy.example' };
    const { transport } = await source({ timeoutMs: '${T}', maxConcurrency: '${N}', proxy: '${OFF}' }, env);
    expect(transport).toMatchObject({ timeouts: { total: 1_500 }, maxConcurrency: 7, proxy: null });
  });

  it('take numbers from variables inside objects and in the credentials of an API too', async () => {
    const timed: ApiSettings = {
      id: 'timed-v1',
      defaultBaseUrl: 'https://timed.example',
      auth: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('t'), pin: z.string(), seconds: z.int() }),
      ]),
    };
    const auth = { type: 't', pin: '${N}', seconds: '${N}' };
    const timeoutMs = { connect: '${N}', total: 900 };
    const value = { sources: [{ name: 'timed', api: 'timed-v1', auth, timeoutMs }] };
    const { sources } = await checkConfiguration(value, { env: { N: '60' }, cwd: '/', apis: [timed] });
    expect(sources[0]?.auth).toEqual({ type: 't', pin: '60', seconds: 60 });
    expect(sources[0]?.transport.timeouts).toEqual({ connect: 60, response: 900, total: 900 });
  });

  it.each([
    ['timeoutMs', 0, 'must be a whole number of milliseconds from 1 to 3600000, not 0'],
    [
      'timeoutMs',
      'soon',
      'must be a whole number of milliseconds, or a mapping with connect, response and total, not "soon"',
    ],
    ['maxConcurrency', 1_001, 'must be a whole number from 1 to 1000, not 1001'],
    ['maxConcurrency', '5', 'must be a whole number from 1 to 1000, not "5"'],
    ['maxConcurrency', 1.5, 'must be a whole number from 1 to 1000, not 1.5'],
    ['maxConcurrency', null, 'must be a whole number from 1 to 1000; it is empty'],
    ['maxResponseBytes', '16MB', 'must be a whole number of bytes from 1 to 268435456, not "16MB"'],
    ['retries', -1, 'must be a whole number from 0 to 10, not -1'],
    ['cache', true, 'must be a mapping of keys to values'],
    ['proxy', true, 'must be the http:// or https:// URL of a proxy, or false for none'],
    ['redirectOrigins', 'https://a.example', 'must be a list'],
    ['previousNames', 'old', 'must be a list'],
    ['name', 'Acme Inc', 'must be made of a-z, 0-9 and - only, not "Acme Inc"'],
    ['name', undefined, 'is missing; it must be text'],
    ['name', 7, 'must be text: put it in quotes, not 7'],
    ['api', 'acme-v2', 'must be one of: acme-v1, globex-v2, not "acme-v2"; did you mean "acme-v1"?'],
    ['auth', undefined, 'is missing; it must be a mapping of keys to values'],
  ])('refuse %s: %p', async (key, value, rule) => {
    expect(await problemsOf(source({ [key]: value }))).toEqual([`configuration: sources[0].${key}: ${rule}`]);
  });

  it('bound calls to the vendor: the breaker key by key, the rate limit as a whole', async () => {
    const { sources } = await checked({
      defaults: { retries: 0, rateLimit: { requests: 500, perSeconds: 60 }, breaker: { openMs: 5 } },
      sources: [
        { ...acme, name: 'one' },
        {
          ...acme,
          name: 'two',
          retries: 5,
          rateLimit: { requests: 1, perSeconds: 2 },
          breaker: { windowMs: 7, minimumCalls: 3 },
        },
      ],
    });
    expect(
      sources.map(({ transport: { retries, rateLimit, breaker } }) => [retries, rateLimit, breaker]),
    ).toEqual([
      [0, { requests: 500, perSeconds: 60 }, { minimumCalls: 10, windowMs: 30_000, openMs: 5 }],
      [5, { requests: 1, perSeconds: 2 }, { minimumCalls: 3, windowMs: 7, openMs: 5 }],
    ]);
  });

  it('refuse half a rate limit, and what no breaker can do', async () => {
    expect(
      await problemsOf(source({ rateLimit: { requests: 5 }, breaker: { openMs: 0, minimumCalls: 'ten' } })),
    ).toEqual([
      'configuration: sources[0].rateLimit.perSeconds: is missing; it must be a whole number from 1 to 86400',
      'configuration: sources[0].breaker.minimumCalls: must be a whole number from 1 to 1000000, not "ten"',
      'configuration: sources[0].breaker.openMs: must be a whole number of milliseconds from 1 to 3600000, not 0',
    ]);
  });

  it('refuse a wrong key inside an option by its own path', async () => {
    expect(
      await problemsOf(source({ timeoutMs: { totl: 5 }, cache: { ttl: 1, staleSeconds: '-' } })),
    ).toEqual([
      'configuration: sources[0].timeoutMs.totl: is not a known key; did you mean "total"?',
      'configuration: sources[0].cache.staleSeconds: must be a whole number of seconds from 0 to 604800, not "-"',
      'configuration: sources[0].cache.ttl: is not a known key; known here: ttlSeconds, staleSeconds',
    ]);
  });

  it('say how long answers are kept, key by key; 0 is a number like others', async () => {
    const { sources } = await checked({
      defaults: { cache: { ttlSeconds: 60 } },
      sources: [
        { ...acme, name: 'one' },
        { ...acme, name: 'two', cache: { staleSeconds: 0 } },
        { ...acme, name: 'three', cache: { ttlSeconds: 0, staleSeconds: 5 } },
      ],
    });
    expect(sources.map(({ cache }) => cache)).toEqual([
      { ttlSeconds: 60, staleSeconds: 300 },
      { ttlSeconds: 60, staleSeconds: 0 },
      { ttlSeconds: 0, staleSeconds: 5 },
    ]);
  });
});

describe('base URLs', () => {
  it.each([
    ['https://API.acme.example/', 'https://api.acme.example'],
    ['https://acme.example:443/v1//', 'https://acme.example/v1'],
    ['http://127.0.0.1:8082', 'http://127.0.0.1:8082'],
  ])('%s becomes %s', async (baseUrl, tidy) => {
    expect((await source({ baseUrl })).transport.baseUrl).toBe(tidy);
  });

  it.each([
    '',
    'acme.example',
    '/v1',
    'ftp://acme.example',
    'https:acme.example',
    'https:///x',
    'https://u:hunter2@a.example',
    'https://@a.example',
    'https://a.example?k=hunter2',
    'https://a.example/#',
    'https://a.example/a b',
    'https://a.example\\b',
    'https://a.example:99999',
    7,
    ['https://a.example'],
  ])('%p is refused, and not quoted', async (baseUrl) => {
    const [problem, ...others] = await problemsOf(source({ baseUrl }));
    expect(problem).toMatch(/^configuration: sources\[0\]\.baseUrl: must be /);
    expect(problem).not.toContain('hunter2');
    expect(others).toEqual([]);
  });

  it('come with the API, trailing slash dropped too', async () => {
    const { sources } = await checked({ sources: [{ name: 'g', api: 'globex-v2', auth: { token: 'gx1' } }] });
    expect(sources[0]?.transport.baseUrl).toBe('http://localhost:8082');
  });

  it('that send credentials unencrypted to another machine are refused', async () => {
    const baseUrls = [
      'http://acme.internal',
      'http://localhost:1',
      'http://[::1]:1',
      'https://acme.internal',
    ];
    const sources = baseUrls.map((baseUrl, index) => ({ ...acme, name: `s${index}`, baseUrl }));
    expect(await problemsOf(checked({ sources }))).toEqual([
      expect.stringMatching(
        /^configuration: sources\[0\]\.baseUrl: must be an https:\/\/ address.*"allowInsecure: true"/,
      ),
    ]);
  });

  it('that do so all the same, because the source allows it, get a warning', async () => {
    const sources = [
      { ...acme, baseUrl: 'http://acme.internal', allowInsecure: true },
      { ...acme, name: 'other', allowInsecure: true },
    ];
    const { warnings } = await checked({ sources });
    expect(warnings.filter((warning) => warning.includes('https'))).toEqual([
      'configuration: sources[0].baseUrl: is not https: credentials travel unencrypted',
    ]);
  });

  it('are not the only addresses that credentials go to: those of tokens must be encrypted too', async () => {
    const tokens: ApiSettings = {
      id: 'tokens-v1',
      defaultBaseUrl: 'https://api.example',
      auth: z.strictObject({ idp: z.strictObject({ tokenUrl: z.url() }) }),
    };
    const sources = [
      { name: 's', api: 'tokens-v1', auth: { idp: { tokenUrl: 'http://idp.example/hunter2' } } },
    ];
    const [problem, ...others] = await problemsOf(
      checkConfiguration({ sources }, { env: {}, cwd: '/', apis: [tokens] }),
    );
    expect(problem).toMatch(
      /^configuration: sources\[0\]\.auth\.idp\.tokenUrl: must be an https:\/\/ address/,
    );
    expect(problem).not.toContain('hunter2');
    expect(others).toEqual([]);
  });

  it('may lead on to other origins, and origins only', async () => {
    const { transport } = await source({
      redirectOrigins: ['https://Files.example:443', 'http://a.example:81/'],
    });
    expect(transport.redirectOrigins).toEqual(['https://files.example', 'http://a.example:81']);
    expect(
      await problemsOf(source({ redirectOrigins: ['https://a.example', 'https://a.example/x'] })),
    ).toEqual([expect.stringContaining('configuration: sources[0].redirectOrigins[1]: must be an origin')]);
  });
});
