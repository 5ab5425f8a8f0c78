import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { useSandbox } from '../support/sandbox.ts';
import { useTakenPorts } from '../support/taken-port.ts';

const sandbox = useSandbox();
const takePort = useTakenPorts();
let folder: string;
const running: OrgraphProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgraph-process-'));
});
afterEach(async () => {
  for (const orgraph of running.splice(0)) {
    orgraph.signal('SIGKILL');
    await orgraph.exited;
  }
  await rm(folder, { recursive: true });
});

type Env = Readonly<Record<string, string>>;

async function configured(text: string, env: Env = {}): Promise<OrgraphProcess> {
  const file = join(folder, 'orgraph.yaml');
  await writeFile(file, text);
  return startOrgraph({ ORGRAPH_CONFIG: file, ...env });
}

/** Reads the sandbox; what hangs there is given up after `timeoutMs`. */
async function start(timeoutMs: number, env: Env = {}): Promise<OrgraphProcess> {
  const { sources } = sandbox().configuration();
  // JSON is YAML.
  const orgraph = await configured(JSON.stringify({ sources, defaults: { timeoutMs, retries: 0 } }), env);
  running.push(orgraph);
  return orgraph;
}

interface Pending {
  readonly answer: Promise<Response | Error>;
}

/** A request whose operation has arrived at a vendor that does not answer. */
async function hangingRequest({ origin }: OrgraphProcess): Promise<Pending> {
  sandbox().addFault({ api: 'rockset-v1', kind: 'hang' });
  const query = '{ organizationByNativeId(source: "rockset", nativeId: "self") { id } }';
  const answer = fetch(`${origin}/graphql?query=${encodeURIComponent(query)}`).catch(
    (error: unknown) => error as Error,
  );
  await until(() => sandbox().requests({ api: 'rockset-v1' }).length > 0);
  return { answer };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(setImmediate);
}

function said({ output }: OrgraphProcess, text: string): Promise<void> {
  return until(() => output.some((line) => line.includes(`"msg":"${text}"`)));
}

async function isAlive({ origin }: OrgraphProcess): Promise<boolean> {
  return (await fetch(`${origin}/health/live`)).ok;
}

describe('SIGTERM', () => {
  it('lets a request that hangs at a vendor get its answer, then the process ends with 0', async () => {
    const orgraph = await start(800);
    const { answer } = await hangingRequest(orgraph);
    orgraph.signal('SIGTERM');
    await said(orgraph, 'stopping');
    expect((await fetch(`${orgraph.origin}/graphql?query={__typename}`)).status).toBe(503);
    const answered = (await answer) as Response;
    expect([answered.status, await answered.json()]).toMatchObject([
      200,
      { errors: [{ extensions: { code: 'UPSTREAM_TIMEOUT', source: 'rockset' } }] },
    ]);
    expect(await orgraph.exited).toBe(0);
    await said(orgraph, 'stopped');
  });

  it('ends what still runs when the grace period is over, and its calls to vendors with it', async () => {
    const orgraph = await start(60_000, { SHUTDOWN_GRACE_MS: '200' });
    const { answer } = await hangingRequest(orgraph);
    orgraph.signal('SIGTERM');
    expect(await answer).toMatchObject({ message: 'fetch failed' });
    expect(await orgraph.exited).toBe(0);
    await until(() => sandbox().requests({ api: 'rockset-v1' })[0]?.aborted === true);
    await said(orgraph, 'running requests are ended');
  });

  it('has the process answer on for a while, so that what sends it requests may notice', async () => {
    const orgraph = await start(800, { SHUTDOWN_DELAY_MS: '600' });
    const asked = performance.now();
    orgraph.signal('SIGTERM');
    await said(orgraph, 'stopping');
    const answers = await Promise.all(
      ['/graphql?query={__typename}', '/health/ready'].map((path) => fetch(orgraph.origin + path)),
    );
    expect(answers.map(({ status, headers }) => [status, headers.get('connection')])).toEqual([
      [200, 'close'],
      [503, 'close'],
    ]);
    expect(await orgraph.exited).toBe(0);
    expect(performance.now() - asked).toBeGreaterThanOrEqual(600);
  });

  it('does not wait any longer when it comes again meanwhile, but ends what runs in peace', async () => {
    const orgraph = await start(800, { SHUTDOWN_DELAY_MS: '600000' });
    const { answer } = await hangingRequest(orgraph);
    orgraph.signal('SIGTERM');
    await until(() => orgraph.output.filter((line) => line.includes('"msg":"stopping"')).length === 1);
    orgraph.signal('SIGTERM');
    expect(((await answer) as Response).status).toBe(200);
    expect(await orgraph.exited).toBe(0);
  });

  it('from a terminal, Ctrl-C does not have it wait', async () => {
    const orgraph = await start(800, { SHUTDOWN_DELAY_MS: '600000' });
    orgraph.signal('SIGINT');
    expect(await orgraph.exited).toBe(0);
  });

  it('ends the process at once when it comes twice', async () => {
    const orgraph = await start(60_000);
    const { answer } = await hangingRequest(orgraph);
    orgraph.signal('SIGTERM');
    await said(orgraph, 'stopping');
    orgraph.signal('SIGTERM');
    expect(await orgraph.exited).toBe(1);
    expect(await answer).toMatchObject({ message: 'fetch failed' });
  });
});

describe('an error that nobody caught', () => {
  /** Has the real program make mistakes when it is told to. */
  const mistakes = `
    process.on('SIGUSR2', () => void Promise.reject(new Error('forgotten')));
    process.on('SIGHUP', () => { throw new Error('thrown'); });`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(mistakes)}` };

  it('is logged where it is a rejection, and the process goes on', async () => {
    const orgraph = await start(800, env);
    orgraph.signal('SIGUSR2');
    await said(orgraph, 'unhandled rejection');
    expect(orgraph.output.join('\n')).toContain('forgotten');
    expect(await isAlive(orgraph)).toBe(true);
    expect(await orgraph.stop()).toBe(0);
  });

  it('ends the process with 1 where it is an exception, once running requests are answered', async () => {
    const orgraph = await start(800, env);
    const { answer } = await hangingRequest(orgraph);
    orgraph.signal('SIGHUP');
    await said(orgraph, 'uncaught exception');
    expect(((await answer) as Response).status).toBe(200);
    expect(await orgraph.exited).toBe(1);
    expect(orgraph.output.find((line) => line.includes('uncaught exception'))).toContain('"level":"fatal"');
  });
});

describe('a process that cannot start', () => {
  it('says that its port is taken and ends with 1, with a configuration and without', async () => {
    const port = String(await takePort());
    const message = new RegExp(
      `ended with 1:\n(?:.*\n)*127\\.0\\.0\\.1:${port} is taken; set PORT \\(or HOST\\) to another\\.$`,
    );
    await expect(startOrgraph({ PORT: port })).rejects.toThrow(message);
    await expect(start(800, { PORT: port })).rejects.toThrow(message);
  });

  it('lists everything that is wrong with its configuration and ends with 1', async () => {
    const starting = configured('sources: [{ name: A, api: acme }]\nretry: 3', {
      PORT: 'x',
      SHUTDOWN_DELAY_MS: '1s',
      SHUTDOWN_GRACE_MS: '-1',
    });
    const message = await starting.then(String, String);
    expect(message).toContain('ended with 1');
    const inFile = ['sources[0].name', 'sources[0].api', 'retry'].map(
      (key) => `${join(folder, 'orgraph.yaml')}: ${key}`,
    );
    for (const place of ['PORT', 'SHUTDOWN_DELAY_MS', 'SHUTDOWN_GRACE_MS', ...inFile])
      expect(message).toContain(`\n  ${place}: `);
    expect(message).not.toContain('    at ');
  });
});
