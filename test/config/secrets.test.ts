import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConfigurationError } from '../../src/config/configuration.ts';
import { parseYaml } from '../../src/config/yaml-text.ts';
import { acme, checked, problemsOf, source } from './support.ts';

const secret = 'hunter2-Zq8';

async function outcome(value: unknown, env: NodeJS.ProcessEnv = {}): Promise<string> {
  try {
    const { sources, warnings } = await checked(value, env);
    expect(sources.length).toBeGreaterThan(0);
    return warnings.join('\n');
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    return [error.message, ...error.problems].join('\n');
  }
}

const keys = [
  'sources',
  'defaults',
  'name',
  'api',
  'auth',
  'type',
  'key',
  'baseUrl',
  'timeoutMs',
  'total',
  'tls',
  'cert',
  'proxy',
  'cache',
  'previousNames',
  '__proto__',
  'toString',
];
const anything = fc.anything({
  key: fc.oneof(fc.constantFrom(...keys), fc.string()),
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withBigInt: true,
  withTypedArray: true,
  withSparseArray: true,
});

/** A configuration of the right outline, with anything at all in its places. */
const nearly = fc.record(
  {
    sources: fc.oneof(
      anything,
      fc.array(
        fc.record(
          {
            name: anything,
            api: fc.constantFrom('acme-v1', 'globex-v2', 1),
            auth: anything,
            tls: anything,
            timeoutMs: anything,
            proxy: anything,
            previousNames: anything,
          },
          { requiredKeys: [] },
        ),
        { maxLength: 3 },
      ),
    ),
    defaults: anything,
  },
  { requiredKeys: [] },
);

describe('whatever it is given', () => {
  it('checking ends in a configuration or in a list of problems', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, nearly), async (value) => {
        await outcome(value);
      }),
      { numRuns: 300 },
    );
  });

  it('reading YAML ends in a value or in problems', () => {
    const pieces = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&x ',
      '*x',
      '!t ',
      '${A}',
      '|',
      '>',
      '#',
      '---\n',
      '%YAML 1.1\n',
      '\t',
      ',',
      '? ',
      '<<',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (text) => {
        const parsed = parseYaml(text.join(''));
        expect('problems' in parsed ? parsed.problems.length : 1).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a secret', () => {
  const planted = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.constant(secret),
      fc.constantFrom(`x${secret}`, '${SECRET}', '${SECRET}${', `\${MISSING}${secret}`, 7, null),
      fc.array(tie('node'), { maxLength: 2 }),
      fc.dictionary(
        fc.constantFrom('type', 'key', 'username', 'password', 'token', 'kee', 'a b', secret),
        tie('node'),
        { maxKeys: 4 },
      ),
    ),
  })).node;

  it('under auth never appears in a problem, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(planted, fc.constantFrom('acme-v1', 'globex-v2', 'none'), async (auth, api) => {
        const value = {
          defaults: { auth },
          sources: [
            { ...acme, api, auth },
            { ...acme, auth: Object.assign({ type: 'api-key' }, auth) },
          ],
        };
        expect(await outcome(value, { SECRET: secret })).not.toContain(secret);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a URL with a password', { baseUrl: `https://u:${secret}@acme.example` }],
    ['a proxy that is no URL', { proxy: `u:${secret}@proxy` }],
    ['a proxy with a path', { proxy: `http://u:${secret}@proxy/path` }],
    ['a key in place of its path', { tls: { key: secret } }],
    ['a broken PEM', { tls: { key: `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----` } }],
    ['an origin with a password', { redirectOrigins: [`https://u:${secret}@x`] }],
    ['an unknown key', { password: secret }],
    ['auth as text', { auth: secret }],
    ['auth as a list', { auth: [secret] }],
    ['a variable in a name', { name: 'A ${SECRET}' }],
    ['a variable in a number', { timeoutMs: '${SECRET}', maxConcurrency: '${SECRET}' }],
  ])('in %s is refused without being quoted', async (_where, options) => {
    const problems = await problemsOf(source(options, { SECRET: secret }));
    expect(problems.join('\n')).not.toContain(secret);
  });

  it("is cut from a message of the API's own", async () => {
    const sources = [{ name: 'g', api: 'globex-v2', auth: { token: secret } }];
    expect(await problemsOf(checked({ sources }))).toEqual([
      'configuration: sources[0].auth.token: is not valid',
    ]);
  });

  it('that was made a key by a slip of the pen is not shown', async () => {
    expect(
      await problemsOf(source({ auth: { type: 'api-key', key: 'k', hunter: null, [secret]: 1 } })),
    ).toEqual([
      'configuration: sources[0].auth: has an unknown key (not shown: it may be a secret); known here: type, key',
    ]);
  });
});
