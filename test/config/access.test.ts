import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { certificate } from './certificate.ts';
import { acme, checked, inFolder, problemsOf } from './support.ts';

const sha256 = 'a'.repeat(64);
const other = 'b'.repeat(64);
const key = { name: 'ci', sha256, scopes: ['organizations:read'] };
const jwt = {
  issuer: 'https://issuer.example/',
  audience: 'https://graph.example',
  jwksUri: 'https://issuer.example/keys',
  algorithms: ['RS256'],
  scopesClaim: 'scope',
};
const sources = [acme, { ...acme, name: 'second', previousNames: ['once'] }];
const scopeNames =
  'organizations:read, organizations:write, members:read, members:write, credentials:read, credentials:write, ' +
  'files:read, files:write, sources:read, metrics:read, supergraph, admin';

function access(auth: unknown, env = {}, cwd = '/') {
  return checked({ sources, auth }, env, cwd).then(({ access: settings }) => settings);
}

function problems(auth: unknown, cwd = '/') {
  return problemsOf(access(auth, {}, cwd));
}

describe('auth of the configuration', () => {
  it('may hold keys, an issuer and what strangers may', async () => {
    const anonymous = { scopes: ['sources:read'] };
    const apiKeys = [
      key,
      { ...key, name: 'ops', sha256: other, scopes: ['admin'], sources: ['second', 'once'] },
    ];
    expect(await access({ apiKeys, jwt: { ...jwt, sourcesClaim: 'sources' }, anonymous })).toEqual({
      mode: 'configured',
      credentials: {
        apiKeys: [
          { ...key, sources: null },
          { name: 'ops', sha256: other, scopes: ['admin'], sources: ['second', 'once'] },
        ],
        jwt: {
          issuer: jwt.issuer,
          audience: ['https://graph.example'],
          algorithms: ['RS256'],
          scopesClaim: 'scope',
          sourcesClaim: 'sources',
          keys: { jwksUri: 'https://issuer.example/keys', proxy: null },
        },
        anonymous,
      },
    });
  });

  it('takes variables, several audiences, and the environment’s proxy for the address of keys', async () => {
    const settings = await access(
      { jwt: { ...jwt, issuer: '${ISS}', audience: ['a', 'b'] } },
      { ISS: 'https://one.example', HTTPS_PROXY: 'http://proxy.example:3128' },
    );
    expect(settings).toMatchObject({
      credentials: {
        jwt: {
          issuer: 'https://one.example',
          audience: ['a', 'b'],
          keys: { proxy: 'http://proxy.example:3128' },
        },
      },
    });
  });

  it('is refused with everything that is wrong, at once', async () => {
    const auth = {
      apiKeys: [
        { ...key, sha256: 'A'.repeat(64), scopes: ['organization:read', 'admin'] },
        { ...key, sources: ['acme', 'nowhere'] },
        { name: 'two words', sha256: other, scopes: [], source: ['acme'] },
        { name: 'local', sha256: other, scopes: ['admin'] },
        'a raw key',
      ],
      jwt: { ...jwt, algorithms: ['HS256', 'none'], jwksUri: 'http://issuer.example/keys' },
      anonymous: { scopes: ['everything'] },
      basic: {},
    };
    const found = (await problems(auth)).toSorted();
    expect(found).toEqual([
      `configuration: auth.anonymous.scopes[0]: must be one of: ${scopeNames}, not "everything"`,
      `configuration: auth.apiKeys[0].scopes[0]: must be one of: ${scopeNames}, not "organization:read"; did you mean "organizations:read"?`,
      `configuration: auth.apiKeys[0].sha256: must be the SHA-256 of the key as 64 lower-case hexadecimal digits; "npm run key" makes both`,
      `configuration: auth.apiKeys[1].name: must be unique, but it is also the name of auth.apiKeys[0]`,
      `configuration: auth.apiKeys[1].sources[1]: must be the name of a source: acme, second`,
      `configuration: auth.apiKeys[2].name: must be 1 to 64 of the letters a to z and A to Z, digits, "_", "." and "-"`,
      `configuration: auth.apiKeys[2].scopes: must not be empty`,
      `configuration: auth.apiKeys[2].source: is not a known key; did you mean "sources"?`,
      `configuration: auth.apiKeys[3].name: must not be one of: anonymous, anybody, local`,
      `configuration: auth.apiKeys[3].sha256: must be unique, but it is also the sha256 of auth.apiKeys[2]`,
      `configuration: auth.apiKeys[4]: must be a mapping of keys to values`,
      `configuration: auth.basic: is not a known key; known here: apiKeys, jwt, anonymous`,
      expect.stringMatching(/^configuration: auth\.jwt\.algorithms\[0\]: must be one of: RS256, /),
      expect.stringMatching(/^configuration: auth\.jwt\.algorithms\[1\]: must be one of: RS256, /),
      expect.stringMatching(/^configuration: auth\.jwt\.jwksUri: must be an https:\/\/ address/),
    ]);
  });

  it.each([
    [{}, 'auth: must have at least one of "apiKeys", "jwt" and "anonymous"'],
    [null, 'auth: must be a mapping of keys to values; it is empty'],
    [[], 'auth: must be a mapping of keys to values'],
    [{ apiKeys: [] }, 'auth.apiKeys: must not be empty'],
    [{ anonymous: {} }, 'auth.anonymous.scopes: is missing; it must be a list'],
    [
      { jwt: { ...jwt, jwksUri: undefined } },
      'auth.jwt: must have exactly one of "jwksUri" and "publicKeyFile"',
    ],
    [
      { jwt: { ...jwt, jwksUri: 'https://u:p@issuer.example/' } },
      'auth.jwt.jwksUri: must be an absolute http:// or https:// URL without user name, password and fragment',
    ],
    [{ jwt: { ...jwt, algorithms: [] } }, 'auth.jwt.algorithms: must not be empty'],
    [{ jwt: { ...jwt, audience: [] } }, 'auth.jwt.audience: must not be empty'],
    [{ jwt: { ...jwt, audience: 7 } }, 'auth.jwt.audience: must be a text or a list of them'],
  ])('%j is refused', async (auth, problem) => {
    expect(await problems(auth)).toEqual([`configuration: ${problem}`]);
  });

  it('is checked beside names of sources that are not to be had, and shows none from a variable', async () => {
    const auth = { apiKeys: [{ ...key, sources: ['zzz'] }] };
    const named = (...names: unknown[]) => ({ auth, sources: names.map((name) => ({ ...acme, name })) });
    const at = 'configuration: auth.apiKeys[0].sources[0]';
    expect(await problemsOf(checked(named('acme', '${UNSET}')))).toEqual([
      'configuration: sources[1].name: needs the environment variable UNSET, which is not set',
      at + ': must be the name of a source: acme, ${UNSET}',
    ]);
    expect(await problemsOf(checked(named('file:/nowhere')))).toEqual([
      'configuration: sources[0].name: needs the file "/nowhere", which does not exist',
      `${at}: must be the name of a source: file:/nowhere`,
    ]);
    expect(await problemsOf(checked(named('${SET}'), { SET: 'hunter2' }))).toEqual([
      at + ': must be the name of a source: ${SET}',
    ]);
  });

  it('never repeats what stands where a key or hash belongs', async () => {
    const secret = 'hunter2hunter2';
    const wrong = [
      { apiKeys: [{ ...key, sha256: secret }] },
      { apiKeys: [{ ...key, key: secret }] },
      { apiKeys: [secret] },
      { apiKeys: secret },
      { apiKeys: [{ ...key, name: `${secret}!` }] },
      { [secret]: null },
      { jwt: { ...jwt, publicKeyFile: secret, jwksUri: undefined } },
      { jwt: secret },
    ];
    for (const auth of wrong) expect((await problems(auth)).join()).not.toContain(secret);
  });

  it('allows an unencrypted address of keys on this machine, and elsewhere only in so many words', async () => {
    const at = (jwksUri: string, more = {}) => access({ jwt: { ...jwt, jwksUri, ...more } });
    await expect(at('http://127.0.0.1:8080/keys')).resolves.toMatchObject({ mode: 'configured' });
    await expect(at('http://idp.internal/keys', { allowInsecure: true })).resolves.toMatchObject({
      mode: 'configured',
    });
    await expect(at('http://idp.internal/keys')).rejects.toThrow('must be an https:// address');
  });
});

describe('publicKeyFile', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const ed = generateKeyPairSync('ed25519');
  const spki = ({ publicKey }: Pick<typeof rsa, 'publicKey'>) =>
    publicKey.export({ type: 'spki', format: 'pem' });
  const files = {
    'rsa.pem': spki(rsa),
    'short.pem': spki(short),
    'ec.pem': spki(ec),
    'ed.pem': spki(ed),
    'certificate.pem': certificate,
    'private.pem': rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'text.pem': 'nothing',
  };
  const withFile = (publicKeyFile: string, algorithms: readonly string[]) => ({
    jwt: { ...jwt, jwksUri: undefined, publicKeyFile, algorithms },
  });

  it.each([
    ['rsa.pem', ['RS256', 'PS512']],
    ['ec.pem', ['ES384']],
    ['ed.pem', ['EdDSA', 'Ed25519']],
  ])('may be %s', (file, algorithms) =>
    inFolder(files, async (cwd) => {
      expect(await access(withFile(file, algorithms), {}, cwd)).toMatchObject({ mode: 'configured' });
    }),
  );

  it.each([
    [
      'ec.pem',
      ['ES384', 'ES256'],
      'algorithms[1]: does not go with the key of publicKeyFile, which is for ES384',
    ],
    [
      'rsa.pem',
      ['EdDSA'],
      'algorithms[0]: does not go with the key of publicKeyFile, which is for RS256, RS384, RS512, PS256, PS384, PS512',
    ],
    ['short.pem', ['RS256'], 'algorithms[0]: does not go with the key of publicKeyFile'],
    [
      'private.pem',
      ['RS256'],
      'publicKeyFile: names a file with a private key: only the public one belongs here',
    ],
    ['text.pem', ['RS256'], 'publicKeyFile: must name a file with a public key or certificate in PEM form'],
    [
      'gone.pem',
      ['RS256'],
      "publicKeyFile: names a file that does not exist (a relative path starts at the configuration's folder)",
    ],
    ['.', ['RS256'], 'publicKeyFile: names a file that cannot be read (EISDIR)'],
  ])('%s with %j is refused', (file, algorithms, problem) =>
    inFolder(files, async (cwd) => {
      expect(await problems(withFile(file, algorithms), cwd)).toEqual([`configuration: auth.jwt.${problem}`]);
    }),
  );
});
