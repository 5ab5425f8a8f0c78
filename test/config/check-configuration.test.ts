import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../src/config/configuration.ts';
import { acme, checked, problemsOf } from './support.ts';

describe('checking a configuration', () => {
  it('keeps the order of the sources and their previous names', async () => {
    const { sources, file } = await checked({
      sources: [
        { ...acme, name: 'b', previousNames: ['old-b', 'older-b'] },
        { name: 'a', api: 'globex-v2', auth: { token: 'gx' } },
      ],
    });
    expect(file).toBeNull();
    expect(sources.map(({ name, api, previousNames }) => [name, api, previousNames])).toEqual([
      ['b', 'acme-v1', ['old-b', 'older-b']],
      ['a', 'globex-v2', []],
    ]);
  });

  it('reports every problem at once', async () => {
    const problems = await problemsOf(
      checked(
        {
          source: [],
          defaults: { maxConcurrency: 0 },
          sources: [
            { ...acme, auth: { type: 'api-key', key: '' }, previousNames: ['beta'] },
            { name: 'beta', api: 'acme-v1', base_url: 'x', auth: { type: 'apikey', key: 'x' } },
            { ...acme, tls: { cert: '/nowhere' }, auth: { type: 'basic', username: 'u', passwort: 'p' } },
            'beta',
          ],
        },
        { PORT: 'x' },
      ),
    );
    expect(problems).toEqual([
      'PORT: must be a whole number from 0 (any free port) to 65535, not "x"',
      'configuration: source: is not a known key; did you mean "sources"?',
      'configuration: defaults.maxConcurrency: must be a whole number from 1 to 1000, not 0',
      'configuration: sources[0].auth.key: must not be empty',
      'configuration: sources[1].base_url: is not a known key; did you mean "baseUrl"?',
      'configuration: sources[1].auth.type: must be one of: api-key, basic',
      "configuration: sources[2].tls.cert: names a file that does not exist (a relative path starts at the configuration's folder)",
      'configuration: sources[2].auth.password: is missing; it must be text',
      'configuration: sources[2].auth.passwort: is not a known key; did you mean "password"?',
      'configuration: sources[3]: must be a mapping of keys to values',
      'configuration: sources[2].name: must be unique, but it is also the name of sources[0]',
      'configuration: sources[0].previousNames[0]: must be unique, but it is also the name of sources[1]',
    ]);
  });

  it('says all of them in the message of its error', async () => {
    const error: unknown = await checked({ sources: [{ ...acme, name: '', api: '' }] }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ConfigurationError)) throw new Error('expected a ConfigurationError');
    expect(error.message).toBe(['The configuration has 2 problems:', ...error.problems].join('\n  '));
  });

  it.each([
    [null, 'configuration: must be a mapping of keys to values; it is empty'],
    [[], 'configuration: must be a mapping of keys to values'],
    [{}, 'configuration: sources: is missing; it must be a list'],
    [{ sources: [] }, 'configuration: sources: must have at least one source'],
    [{ sources: null }, 'configuration: sources: must be a list; it is empty'],
  ])('refuses %j', async (value, problem) => {
    expect(await problemsOf(checked(value))).toEqual([problem]);
  });

  it('takes empty defaults for none, and previousNames are not among them', async () => {
    expect((await checked({ defaults: null, sources: [acme] })).sources).toHaveLength(1);
    const loading = checked({ defaults: { previousNames: ['a'] }, sources: [acme] });
    expect(await problemsOf(loading)).toEqual([
      expect.stringContaining(
        'configuration: defaults.previousNames: is not a known key; known here: timeoutMs,',
      ),
    ]);
  });

  it('lets no previous name stand twice, even in one source', async () => {
    const previousNames = ['old', 'acme', 'old'];
    expect(await problemsOf(checked({ sources: [{ ...acme, previousNames }] }))).toEqual([
      'configuration: sources[0].previousNames[1]: must be unique, but it is also the name of sources[0]',
      'configuration: sources[0].previousNames[2]: must be unique, but it is also a previous name of sources[0]',
    ]);
  });

  it('reports a missing variable once, not again for what the value is without it', async () => {
    const sources = [{ ...acme, name: '${NAME}', maxConcurrency: '${MANY}', auth: '${AUTH}' }];
    expect(await problemsOf(checked({ sources }))).toEqual([
      'configuration: sources[0].name: needs the environment variable NAME, which is not set',
      'configuration: sources[0].auth: needs the environment variable AUTH, which is not set',
      'configuration: sources[0].maxConcurrency: needs the environment variable MANY, which is not set',
    ]);
  });
});
