import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { until } from '../support/temporary-files.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const folder = useTemporaryFolder();
const hook = fileURLToPath(new URL('../support/break-package.ts', import.meta.url));

const plain = {
  sources: [{ name: 'tiledb', api: 'tiledb-v1', auth: { type: 'api-key', key: 'k' } }],
};
const jwt = {
  issuer: 'https://issuer.example/',
  audience: 'orgraph',
  jwksUri: 'https://issuer.example/keys',
  algorithms: ['RS256'],
};

/** Packages that are loaded where something is configured only, and what that is. */
const asked = [
  ['@fastify/cors', { cors: { origins: ['https://app.example'] } }],
  ['jose', { auth: { jwt } }],
  ['rate-limiter-flexible', { limits: { rate: { requests: 2, perSeconds: 60 } } }],
] as const;

let running: OrgraphProcess | undefined;
afterEach(async () => {
  running?.signal('SIGKILL');
  await running?.exited;
  running = undefined;
});

async function start(broken: string, content: object): Promise<OrgraphProcess> {
  const file = folder('orgraph.yaml');
  await writeFile(file, JSON.stringify(content));
  const env = { ORGRAPH_CONFIG: file, NODE_OPTIONS: `--import=${hook}`, BROKEN_PACKAGE: broken };
  return (running = await startOrgraph(env));
}

describe.each(asked)('where %s cannot be loaded, which the configuration asks for', (broken, more) => {
  it('a start ends with 1 and names it', async () => {
    const started = start(broken, { ...plain, ...more });
    await expect(started).rejects.toThrow('src/main.ts ended with 1');
    await expect(started).rejects.toThrow(`broken for a test: file:///`);
    await expect(started).rejects.toThrow(`/node_modules/${broken}/`);
  });

  it('SIGHUP changes nothing, and the log says why', async () => {
    const orgraph = await start(broken, plain);
    await writeFile(folder('orgraph.yaml'), JSON.stringify({ ...plain, ...more }));
    const notRead = (): string | undefined =>
      orgraph.output.find((line) => line.includes('configuration not read again: all stays as it was'));
    orgraph.signal('SIGHUP');
    await until(() =>
      orgraph.output.some((line) => line.includes('configuration') && line.includes('read again')),
    );
    expect(notRead()).toContain(`/node_modules/${broken}/`);
    const query = encodeURIComponent('{ sources { name } }');
    expect((await fetch(`${orgraph.origin}/graphql?query=${query}`)).status).toBe(200);
  });
});
