import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { examineConfiguration } from '../../src/config/check-configuration.ts';
import type { JsonSchema } from '../../src/config/fillable-schema.ts';
import { configurationJsonSchema } from '../../src/config/json-schema.ts';
import { vendors } from '../../src/vendors.ts';
import { arbitraryValue, environment } from './arbitrary-value.ts';
import { certificate } from './certificate.ts';
import { inFolder } from './support.ts';

const apis = vendors.flatMap((vendor) => vendor.apis);
const schema = configurationJsonSchema(apis);
const validate = new Ajv({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
}).compile(schema);

function complaints(value: unknown): readonly string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${String(message)}`);
}

async function isTaken(value: unknown, cwd: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await examineConfiguration(value, { env, cwd, apis })).problems.length === 0;
}

const tiledb = { name: 'tiledb', api: 'tiledb-v1', auth: { type: 'api-key', key: 'k' } };

/** Every kind of value in places of every depth. */
const full = {
  auth: {
    apiKeys: [{ name: 'k', sha256: 'f'.repeat(64), scopes: ['admin', 'files:read'], sources: ['tiledb'] }],
    jwt: {
      issuer: 'i',
      audience: ['a', 'b'],
      jwksUri: 'https://i.example',
      algorithms: ['ES256'],
      allowInsecure: false,
    },
    anonymous: { scopes: ['sources:read'] },
  },
  defaults: { timeoutMs: 3000, proxy: false, tls: { ca: 'certificate.pem' } },
  limits: { depth: 3, rate: { requests: 5, perSeconds: 1 } },
  audit: { file: 'audit.sqlite', key: 'k'.repeat(32) },
  idempotency: { ttlSeconds: 60 },
  introspection: true,
  cors: { origins: ['https://app.example'], maxAge: 60 },
  trustedDocuments: { file: 'manifest.json', mode: 'log' },
  publicUrl: 'https://graph.example',
  trustProxy: ['10.0.0.0/8'],
  files: { signingKey: ['s'.repeat(32)] },
  sources: [
    {
      ...tiledb,
      previousNames: ['old'],
      timeoutMs: { response: 20, total: 30 },
      proxy: 'http://proxy.example',
    },
    {
      name: 'org',
      api: 'confluent-org-v2',
      auth: { type: 'sts', identityPoolId: 'p', subjectToken: 't', expiresInSeconds: 9 },
    },
    {
      name: 'partner',
      api: 'confluent-partner-v2',
      auth: { type: 'oauth', clientId: 'c', clientSecret: 's' },
    },
    { name: 'rockset', api: 'rockset-v1', auth: { type: 'bearer', token: 't', organization: 'o' } },
    {
      name: 'guardai',
      api: 'guardai-v1',
      auth: { type: 'login', apiKeyId: 'i', apiKey: 'k' },
      rateLimit: { requests: 1, perSeconds: 1 },
    },
  ],
};
const files = { 'certificate.pem': certificate, 'manifest.json': '{}', number: '5' };

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function withLeaf(value: unknown, [head, ...rest]: Path, leaf: unknown): unknown {
  if (head === undefined) return leaf;
  const part = withLeaf((value as Record<string, unknown>)[head], rest, leaf);
  return Array.isArray(value) ? value.with(Number(head), part) : { ...(value as object), [head]: part };
}

/** Each key's schema, by its path; lists and conditions leave no trace in it. */
function keysOf(node: unknown, path = ''): readonly (readonly [string, Record<string, unknown>])[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([word, part]: [string, unknown]) =>
    word === 'properties'
      ? Object.entries(part as Record<string, Record<string, unknown>>).flatMap(([key, inner]) => [
          [`${path}.${key}`, inner] as const,
          ...keysOf(inner, `${path}.${key}`),
        ])
      : word === 'if'
        ? []
        : keysOf(part, path),
  );
}

describe('the JSON Schema of orgraph.yaml', () => {
  it('says of every key what it is for', () => {
    const keys = keysOf(schema);
    const undescribed = keys.filter(([key, { description, const: constant }]) => {
      // The value that leads into a branch, and that part of a source which its API describes.
      const isRepeated = key.endsWith('.type') || key === '.sources.auth';
      return !isRepeated && constant === undefined && typeof description !== 'string';
    });
    expect(undescribed.map(([key]) => key)).toEqual([]);
    expect(keys.length).toBeGreaterThan(100);
  });

  it('leaves no key open for anything at all, but for auth as long as its API is not known', () => {
    const rules = ['type', 'anyOf', 'const', 'allOf', '$ref'];
    const open = keysOf(schema).filter(([, node]) => !rules.some((rule) => rule in node));
    expect(open.map(([key]) => key)).toEqual(['.sources.auth']);
  });

  it('takes a value of every kind', () =>
    inFolder(files, async (folder) => {
      expect(complaints(full)).toEqual([]);
      expect(await isTaken(full, folder, {})).toBe(true);
    }));

  it('takes a variable or a file wherever the loader takes one', () =>
    inFolder(files, async (folder) => {
      for (const [path, leaf] of leavesOf(full)) {
        const value = withLeaf(full, path, '${LEAF}');
        expect([path, await isTaken(value, folder, { LEAF: String(leaf) })]).toEqual([path, true]);
        expect([path, complaints(value)]).toEqual([path, []]);
        expect([path, complaints(withLeaf(full, path, 'file:./leaf'))]).toEqual([path, []]);
      }
    }));

  it('takes nothing at all, and other odd values, wherever the loader takes them', async () => {
    const taken: string[] = [];
    for (const key of Object.keys(schema.properties ?? {})) {
      for (const odd of [null, '', 0, false, [], {}]) {
        const value = { sources: [tiledb], [key]: odd };
        if (!(await isTaken(value, '/', {}))) continue;
        taken.push(key);
        expect([value, complaints(value)]).toEqual([value, []]);
      }
    }
    expect(taken).toEqual(expect.arrayContaining(['defaults', 'limits', 'graphiql']));
  });

  it('takes whatever the loader takes', () =>
    inFolder(files, async (folder) => {
      let taken = 0;
      const parts = Object.entries(schema.properties ?? {}).map(([key, part]) =>
        arbitraryValue(part as JsonSchema).map((value) => ({ sources: [tiledb], [key]: value })),
      );
      await fc.assert(
        fc.asyncProperty(fc.oneof(...parts), async (value) => {
          if (!(await isTaken(value, folder, environment))) return;
          taken += 1;
          expect(complaints(value)).toEqual([]);
        }),
        { numRuns: 300 },
      );

      expect(taken).toBeGreaterThan(40);
    }));

  it.each([
    ['no sources', {}, " must have required property 'sources'"],
    ['an empty list of sources', { sources: [] }, '/sources must NOT have fewer than 1 items'],
    ['an unknown key', { sources: [tiledb], source: 1 }, ' must NOT have additional properties'],
    [
      'an unknown option',
      { sources: [{ ...tiledb, timeoutms: 1 }] },
      '/sources/0 must NOT have additional properties',
    ],
    [
      'an unknown API',
      { sources: [{ ...tiledb, api: 'tiledb' }] },
      '/sources/0/api must be equal to one of the allowed values',
    ],
    [
      'a name with capitals',
      { sources: [{ ...tiledb, name: 'TileDB' }] },
      '/sources/0/name must match pattern "^[a-z0-9-]+$"',
    ],
    ['a number in quotes', { sources: [{ ...tiledb, retries: '3' }] }, '/sources/0/retries must be integer'],
    [
      'a number that is too large',
      { sources: [tiledb], limits: { uploadFiles: 101 } },
      '/limits/uploadFiles must be <= 100',
    ],
    [
      'no auth',
      { sources: [{ name: 'a', api: 'tiledb-v1' }] },
      "/sources/0 must have required property 'auth'",
    ],
    [
      "another API's auth",
      { sources: [{ ...tiledb, auth: { type: 'login' } }] },
      '/sources/0/auth/type must be equal to one of the allowed values',
    ],
    [
      'half of auth',
      { sources: [{ ...tiledb, auth: { type: 'basic', username: 'u' } }] },
      "/sources/0/auth must have required property 'password'",
    ],
    [
      'a scope that does not exist',
      { auth: { anonymous: { scopes: ['all'] } }, sources: [tiledb] },
      '/auth/anonymous/scopes/0 must be equal to one of the allowed values',
    ],
    ['a mapping from a variable', { auth: '${AUTH}', sources: [tiledb] }, '/auth must be object'],
    ['yes, which is text', { graphiql: 'yes', sources: [tiledb] }, '/graphiql must be boolean'],
  ])('refuses %s, saying so', (_what, value, complaint) => {
    expect(complaints(value)).toContain(complaint);
  });

  it('speaks of the API and the way to sign in that are meant, and of no others', () => {
    const sources = [{ ...tiledb, auth: { type: 'basic', username: 'u', passwort: 'p' } }];
    expect(complaints({ sources }).filter((complaint) => !complaint.includes('"then" schema'))).toEqual([
      "/sources/0/auth must have required property 'password'",
      '/sources/0/auth must NOT have additional properties',
    ]);
  });
});
