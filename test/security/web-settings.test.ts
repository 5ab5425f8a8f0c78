import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import { limitsSchema } from '../../src/config/file-schema.ts';
import { webSchema } from '../../src/config/web-settings.ts';
import { defaultQueryLimits } from '../../src/security/limits/query-limits.ts';
import { vendors } from '../../src/vendors.ts';
import { inFolder } from '../config/support.ts';
import { post, request } from '../server/running-server.ts';
import { startGraph } from '../support/graph.ts';

const apis = vendors.flatMap((vendor) => vendor.apis);
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

async function web(settings: Readonly<Record<string, unknown>>, cwd = '/') {
  const { sources } = sandbox.configuration();
  return (await checkConfiguration({ sources, ...settings }, { env: {}, cwd, apis })).web;
}

describe('a configuration with real sources', () => {
  it('opens nothing to browsers unless it says so', async () => {
    expect(await web({})).toEqual({
      introspection: false,
      graphiql: false,
      cors: null,
      federation: { authDirectives: false },
      files: { signingKeys: [] },
      hsts: null,
      persistedQueries: false,
      publicUrl: null,
      trustedDocuments: null,
      trustProxy: false,
    });
    const graph = await startGraph(sandbox.configuration().sources);
    const [page, schema] = await Promise.all([
      request(`${graph.address}/graphiql`),
      post(`${graph.address}/graphql`, { query: '{ __schema { types { name } } }' }),
    ]);
    await graph.stop();
    expect([page.status, schema.body.data]).toEqual([404, undefined]);
  });

  it('may open all of it', async () => {
    const graph = await startGraph(
      sandbox.configuration().sources,
      {},
      { introspection: true, graphiql: true },
    );
    const [page, schema] = await Promise.all([
      request(`${graph.address}/graphiql`),
      post(`${graph.address}/graphql`, { query: '{ __schema { queryType { name } } }' }),
    ]);
    await graph.stop();
    expect(page.status).not.toBe(404);
    expect(schema.body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  });

  it('may name origins, exactly', async () => {
    const { cors } = await web({ cors: { origins: ['https://App.example', 'http://localhost:3000/'] } });
    expect(cors).toEqual({
      origins: ['https://app.example', 'http://localhost:3000'],
      credentials: false,
      maxAge: null,
    });
  });

  it('may demand https of browsers, for a year unless it says how long', async () => {
    expect((await web({ hsts: {} })).hsts).toEqual({ maxAge: 31_536_000, includeSubDomains: false });
  });

  it.each([
    [{ cors: { origins: ['*'] } }, 'cors.origins[0]: must be an origin'],
    [{ cors: { origins: ['null'] } }, 'cors.origins[0]: must be an origin'],
    [{ cors: { origins: ['https://app.example/path'] } }, 'cors.origins[0]: must be an origin'],
    [{ cors: { origins: [] } }, 'cors.origins: must not be empty'],
    [{ cors: {} }, 'cors.origins: is missing'],
    [{ cors: { origins: ['https://a.example'], methods: ['PUT'] } }, 'cors.methods: is not a known key'],
    [{ introspection: 'yes' }, 'introspection: must be true or false'],
    [{ graphiQL: true }, 'graphiQL: is not a known key; did you mean "graphiql"?'],
    [{ hsts: { maxAge: -1 } }, 'hsts.maxAge: must be a whole number of seconds'],
    [{ trustedDocuments: { mode: 'log' } }, 'trustedDocuments.file: is missing'],
    [{ trustedDocuments: { file: 'no.json' } }, 'trustedDocuments.file: names a file that does not exist'],
  ])('is refused where it is wrong: %j', async (settings, problem) => {
    await expect(web(settings)).rejects.toThrow(problem);
  });

  it('repeats no origin, which may hold a password', async () => {
    const outcome = web({ cors: { origins: ['https://user:hunter2@app.example'] } });
    await expect(outcome).rejects.toThrow('cors.origins[0]: must be an origin');
    await expect(outcome).rejects.not.toThrow('hunter2');
  });
});

describe('trusted documents of a configuration', () => {
  const manifest = JSON.stringify({
    operations: [{ id: 'a', name: 'A', type: 'query', body: '{ __typename }' }],
  });

  it('are read from its folder, and enforced unless it says otherwise', () =>
    inFolder({ 'manifest.json': manifest }, async (cwd) => {
      const documents = new Map([['a', '{ __typename }']]);
      const read = async (more: object) =>
        (await web({ trustedDocuments: { file: 'manifest.json', ...more } }, cwd)).trustedDocuments;
      expect(await read({})).toEqual({ mode: 'enforce', documents });
      expect(await read({ mode: 'log' })).toEqual({ mode: 'log', documents });
      expect(await read({ mode: 'off' })).toBeNull();
    }));

  it('are the only ones that its server runs', () =>
    inFolder({ 'manifest.json': manifest }, async (cwd) => {
      const trustedDocuments = { file: join(cwd, 'manifest.json') };
      const graph = await startGraph(sandbox.configuration().sources, {}, { trustedDocuments });
      const known = await post(`${graph.address}/graphql`, { documentId: 'a' });
      const other = await post(`${graph.address}/graphql`, { query: '{ sources { name } }' });
      await graph.stop();
      expect([known.body, other.status]).toEqual([{ data: { __typename: 'Query' } }, 403]);
    }));

  it('are refused where the file is none of them, without a word of what is in it', () =>
    inFolder({ 'broken.json': '{"hunter2' }, async (cwd) => {
      const checked = web({ trustedDocuments: { file: 'broken.json' } }, cwd);
      await expect(checked).rejects.toThrow('trustedDocuments.file: names a file that is not JSON');
      await expect(checked).rejects.not.toThrow('hunter2');
    }));
});

describe('docs/configuration.md', () => {
  it('describes every key and the usual value of every limit', async () => {
    const page = await readFile(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
    const keys = [...Object.keys(webSchema('/').shape), ...Object.keys(limitsSchema.shape)];
    expect(keys.filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`limits.${key}\``))).toEqual(
      [],
    );
    const rows = page.split('\n').map((row) => row.replaceAll(/ +/g, ' '));
    for (const [name, value] of Object.entries(defaultQueryLimits)) {
      expect(rows).toContainEqual(expect.stringMatching(`^\\| \`${name}\` \\|.*\\| \`${value}\` \\|`));
    }
  });
});
