import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import type { Loaded } from '../support/list-loaded.ts';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const folder = useTemporaryFolder();
const list = fileURLToPath(new URL('../support/list-loaded.ts', import.meta.url));

/** A source for each of the ways to sign in. */
const sources = [
  { name: 'confluent', api: 'confluent-org-v2', auth: { type: 'basic', username: 'u', password: 'p' } },
  { name: 'tiledb', api: 'tiledb-v1', auth: { type: 'api-key', key: 'k' } },
  { name: 'guardai', api: 'guardai-v1', auth: { type: 'login', apiKeyId: 'i', apiKey: 'k' } },
];

async function startConfigured(env: Readonly<Record<string, string>>) {
  const file = folder('orgraph.yaml');
  await writeFile(file, stringify({ sources }));
  return startOrgraph({ ORGRAPH_CONFIG: file, ...env });
}

/** Among what it wrote on both of its outputs. */
function loadedBy({ output }: OrgraphProcess): Loaded {
  return JSON.parse(output.find((line) => line.startsWith('{"urls":')) ?? '') as Loaded;
}

describe('a start', () => {
  it('loads nothing that only other configurations, or some requests, need', async () => {
    const orgraph = await startConfigured({ NODE_OPTIONS: `--import=${list}` });
    await orgraph.stop();
    const { urls, builtins } = loadedBy(orgraph);
    const packages = new Set(
      urls.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []),
    );
    expect(packages).toContain('fastify');
    expect(builtins).toContain('NativeModule http');

    const notYet = [
      // What sends what is no plain read, and what is sent to routes with schemas.
      ...['got', '@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler'],
      // What a configuration asks for.
      ...['@fastify/cors', 'ioredis', 'jose', 'pg', 'pino-pretty', 'rate-limiter-flexible'],
      // What a request asks for.
      ...['ajv', 'busboy', 'graphql-jit'],
    ];
    expect(notYet.filter((name) => packages.has(name))).toEqual([]);
    // Node's fetch: `src/http/node-http.ts` says who would bring it along.
    expect(builtins.filter((name) => name.includes('undici'))).toEqual([]);
  });

  it('finds in both of its threads what the start before has compiled', async () => {
    const env = { NODE_COMPILE_CACHE: folder('compiled'), NODE_DEBUG_NATIVE: 'COMPILE_CACHE' };
    await (await startConfigured(env)).stop();
    const orgraph = await startConfigured(env);
    await orgraph.stop();
    const found = orgraph.output.filter((line) => /retrieving transpile cache .*success/.test(line));
    for (const file of ['src/main.ts', 'src/start.ts', 'src/storage/file-thread.ts']) {
      expect(found.filter((line) => line.includes(file))).toHaveLength(1);
    }
  });
});
