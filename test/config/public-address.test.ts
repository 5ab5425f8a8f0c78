import { describe, expect, it } from '@jest/globals';
import { acme, checked, problemsOf } from './support.ts';

const sources = [acme];
const webOf = async (rest: object, env: NodeJS.ProcessEnv = {}) => {
  const { web, warnings } = await checked({ sources, ...rest }, env);
  const { publicUrl, trustProxy, files } = web;
  return { publicUrl, trustProxy, files, warnings };
};

describe('where the server is', () => {
  it('is what each request says, and nobody is believed who forwards one, unless it is configured', async () => {
    expect(await webOf({})).toMatchObject({
      publicUrl: null,
      trustProxy: false,
      files: { signingKeys: [] },
    });
  });

  it.each([
    ['https://graph.example', 'https://graph.example'],
    ['https://Example.com:443/graphs/', 'https://example.com/graphs'],
  ])('may be %s', async (written, publicUrl) => {
    expect(await webOf({ publicUrl: written })).toMatchObject({ publicUrl });
  });

  it.each(['graph.example', 'ftp://graph.example', 'https://u:p@graph.example', 'https://graph.example/?a'])(
    'is not %s',
    async (publicUrl) => {
      expect(await problemsOf(webOf({ publicUrl }))).toEqual([
        'configuration: publicUrl: must be an absolute http:// or https:// URL without user name, password, query or fragment',
      ]);
    },
  );
});

describe('trusted proxies', () => {
  it.each([true, false, 1, 20, ['10.0.0.0/8', '192.0.2.7', '::1', 'fd00::/8', '0.0.0.0/0']])(
    'may be %j',
    async (trustProxy) => {
      expect(await webOf({ trustProxy })).toMatchObject({ trustProxy });
    },
  );

  it('may come from variables', async () => {
    expect(await webOf({ trustProxy: '${HOPS}' }, { HOPS: '2' })).toMatchObject({ trustProxy: 2 });
    expect(await webOf({ trustProxy: ['${PROXIES}'] }, { PROXIES: '10.1.0.0/16' })).toMatchObject({
      trustProxy: ['10.1.0.0/16'],
    });
  });

  it('are everybody only with a warning', async () => {
    expect((await webOf({ trustProxy: 1 })).warnings.join('\n')).not.toContain('trustProxy');
    expect((await webOf({ trustProxy: true })).warnings).toContainEqual(
      expect.stringContaining('every caller may say where a request comes from'),
    );
  });

  it.each([0, -1, 21, 1.5, [], '10.0.0.0/8', 'loopback', {}])('are not %j', async (trustProxy) => {
    const [problem, ...others] = await problemsOf(webOf({ trustProxy }));
    expect(problem).toMatch(/^configuration: trustProxy: /);
    expect(others).toEqual([]);
  });

  it.each(['10.0.0.0/33', '::/129', '10.0.0', 'proxy.example', 'fe80::1%eth0', '10.0.0.0/8/8', ''])(
    'have no address %j',
    async (network) => {
      expect(await problemsOf(webOf({ trustProxy: ['10.0.0.1', network] }))).toEqual([
        `configuration: trustProxy[1]: must be an IP address or a range of them, like 10.0.0.0/8, not ${JSON.stringify(network)}`,
      ]);
    },
  );
});

describe('the key of download links', () => {
  const [one, other] = ['a'.repeat(32), 'b'.repeat(40)];

  it.each([
    [one, [one]],
    [
      [other, one],
      [other, one],
    ],
  ])('may be %j', async (signingKey, signingKeys) => {
    expect(await webOf({ files: { signingKey } })).toMatchObject({ files: { signingKeys } });
  });

  it.each([
    ['hunter2', 'files.signingKey: must have at least 32 characters'],
    [[one, 'hunter2'], 'files.signingKey[1]: must have at least 32 characters'],
    [[], 'files.signingKey: must not be empty'],
    [5, 'files.signingKey: must be a text or a list of them'],
  ])('is not %j, and is not quoted', async (signingKey, problem) => {
    expect(await problemsOf(webOf({ files: { signingKey } }))).toEqual([`configuration: ${problem}`]);
  });
});
