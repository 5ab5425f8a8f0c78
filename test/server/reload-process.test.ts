import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { bearer, keyEntry } from '../security/asking.ts';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { until } from '../support/temporary-files.ts';
import { useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox();
let folder: string;
let file: string;
let running: OrgraphProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orgraph-reload-'));
  file = join(folder, 'orgraph.yaml');
});
afterEach(async () => {
  running?.signal('SIGKILL');
  await running?.exited;
  running = undefined;
  await rm(folder, { recursive: true });
});

/** As editors and secret stores do: the file is never half written. JSON is YAML. */
async function write(content: object | string): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

async function start(content: object, env: Readonly<Record<string, string>> = {}): Promise<OrgraphProcess> {
  await write(content);
  return (running = await startOrgraph({ ORGRAPH_CONFIG: file, ...env }));
}

const keyed = (key: string) => ({
  sources: sandbox().configuration().sources,
  auth: { apiKeys: [keyEntry(key)] },
});

type Line = Readonly<Record<string, unknown>>;

/** The lines with this message so far. */
function lines({ output }: OrgraphProcess, message: string): readonly Line[] {
  return output
    .filter((line) => line.startsWith('{') && line.includes(message))
    .map((line) => JSON.parse(line) as Line);
}

const read = 'configuration read again';
const notRead = 'configuration not read again: all stays as it was';

/** Sends SIGHUP and waits for one more line with this message. */
async function hangUp(orgraph: OrgraphProcess, message: string): Promise<Line> {
  const before = lines(orgraph, message).length;
  orgraph.signal('SIGHUP');
  await until(() => lines(orgraph, message).length > before);
  return lines(orgraph, message).at(-1) ?? {};
}

async function statusOf({ origin }: OrgraphProcess, key: string): Promise<number> {
  const query = encodeURIComponent('{ sources { name } }');
  return (await fetch(`${origin}/graphql?query=${query}`, { headers: bearer(key) })).status;
}

describe('SIGHUP', () => {
  it('has the file read again: keys rotate, and the log says what else is different', async () => {
    const orgraph = await start(keyed('first-key'));
    await write({ ...keyed('second-key'), limits: { depth: 9 }, sources: keyed('').sources.slice(1) });
    const line = await hangUp(orgraph, read);
    expect([await statusOf(orgraph, 'first-key'), await statusOf(orgraph, 'second-key')]).toEqual([401, 200]);
    expect(line).toMatchObject({ level: 'info', configuration: file, number: 2 });
    expect((line['keys'] as string[]).toSorted()).toEqual(['auth', 'limits', 'sources']);
    expect(line['sources']).toMatchObject({ added: [], removed: ['confluent'], changed: [] });
    const outOfUse = 'the configuration before is out of use';
    await until(() => lines(orgraph, outOfUse).length === 1);
    expect(lines(orgraph, outOfUse)).toMatchObject([{ number: 1 }]);
    // Nothing is different, so it is the same configuration.
    expect(await hangUp(orgraph, read)).toMatchObject({ keys: [], number: 2 });
  });

  it('with a bad file changes nothing, and the log names each problem and no secret', async () => {
    const good = keyed('good-key');
    const orgraph = await start(good);
    const secret = 'planted-secret-9f27';
    const [source] = good.sources;
    const bad: [content: object | string, problems: readonly unknown[]][] = [
      [`sources: [\nkey: ${secret}`, [expect.stringMatching(/line \d/)]],
      [
        {
          ...good,
          sources: [{ ...source, auth: { type: 'basic', password: secret, token: secret } }],
          nonsense: 1,
        },
        [expect.stringContaining('sources[0].auth'), expect.stringContaining('nonsense')],
      ],
      [
        { ...good, sources: [{ ...source, auth: { type: 'bearer', token: '${NO_SUCH_VARIABLE}' } }] },
        [expect.stringContaining('NO_SUCH_VARIABLE')],
      ],
      [
        { ...good, trustedDocuments: { file: 'missing.json' } },
        [expect.stringContaining('trustedDocuments.file')],
      ],
    ];
    for (const [content, problems] of bad) {
      await write(content);
      const line = await hangUp(orgraph, notRead);
      expect(line).toMatchObject({ level: 'error', configuration: file });
      expect(line['problems']).toEqual(expect.arrayContaining([...problems]));
      expect(await statusOf(orgraph, 'good-key')).toBe(200);
    }
    await rm(file);
    expect((await hangUp(orgraph, notRead))['problems']).toEqual([expect.stringContaining('does not exist')]);
    expect(await statusOf(orgraph, 'good-key')).toBe(200);
    expect(orgraph.output.join('\n')).not.toContain(secret);

    await write(keyed('better-key'));
    await hangUp(orgraph, read);
    expect([await statusOf(orgraph, 'good-key'), await statusOf(orgraph, 'better-key')]).toEqual([401, 200]);
  });

  it('does not open to the network what had a lock', async () => {
    const { sources, auth } = keyed('k');
    const orgraph = await start({ sources, auth }, { HOST: '0.0.0.0' });
    await write({ sources });
    const { problems } = await hangUp(orgraph, notRead);
    expect(problems).toEqual([expect.stringMatching(/^HOST: is "0\.0\.0\.0".*add "auth"/)]);
    expect(await statusOf(orgraph, 'nobody')).toBe(401);
  });

  it('that comes again and again ends with what the file says last', async () => {
    const orgraph = await start(keyed('key-0'));
    for (let version = 1; version <= 20; version += 1) {
      await write(keyed(`key-${String(version)}`));
      orgraph.signal('SIGHUP');
    }
    await until(async () => (await statusOf(orgraph, 'key-20')) === 200);
    expect(lines(orgraph, read).length).toBeLessThanOrEqual(20);
    expect(lines(orgraph, notRead)).toEqual([]);
  });

  it('finds nothing to read where there is the sandbox, and everything goes on', async () => {
    const orgraph = (running = await startOrgraph());
    await hangUp(orgraph, 'there is no configuration file to read again');
    expect(await statusOf(orgraph, 'anybody')).toBe(200);
    expect(await orgraph.stop()).toBe(0);
  });

  it('does not end a process that is still loading, and counts when that is done', async () => {
    // Sends it when the first file is loaded that is not needed to be ready for it.
    const early = `import { registerHooks } from 'node:module';
      let isSent = false;
      registerHooks({ load(url, context, next) {
        if (!isSent && url.includes('/src/config/')) { isSent = true; process.kill(process.pid, 'SIGHUP'); }
        return next(url, context);
      } });`;
    const orgraph = await start(keyed('k'), {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(early)}`,
    });
    await until(() => lines(orgraph, read).length === 1);
    expect(await statusOf(orgraph, 'k')).toBe(200);
  });

  it('is of no account to a process that is ending', async () => {
    const orgraph = await start({ ...keyed('k'), defaults: { timeoutMs: 1_500, retries: 0 } });
    sandbox().addFault({ api: 'rockset-v1', kind: 'hang' });
    const query = encodeURIComponent(
      '{ organizationByNativeId(source: "rockset", nativeId: "self") { id } }',
    );
    const answer = fetch(`${orgraph.origin}/graphql?query=${query}`, { headers: bearer('k') });
    await until(() => sandbox().requests({ api: 'rockset-v1' }).length > 0);
    orgraph.signal('SIGTERM');
    await until(() => lines(orgraph, 'stopping').length === 1);
    await hangUp(orgraph, 'configuration not read again: the process is ending');
    expect((await answer).status).toBe(200);
    expect(await orgraph.exited).toBe(0);
  });

  it.each([
    ['to the terminal', ''],
    ['through a pipe', ' | cat'],
    ['and errors into a pipe', ' 2>&1 | cat'],
  ])('ends the process where it tells that its terminal was closed, its output %s', async (_how, rest) => {
    const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
    // util-linux: runs a command on a terminal of its own.
    const command = `sh -c 'echo process $$; exec "${process.execPath}" "${main}"'${rest}`;
    const terminal = spawn('script', ['--quiet', '--command', command, '/dev/null'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', SHELL: '/bin/sh' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let pid = 0;
    const ready = Promise.withResolvers<undefined>();
    createInterface(terminal.stdout).on('line', (line) => {
      const [, number] = /^process (\d+)/.exec(line) ?? [];
      if (number !== undefined) pid = Number(number);
      if (line.includes('orgraph is ready')) ready.resolve(undefined);
    });
    await ready.promise;
    terminal.kill('SIGKILL');
    await until(() => !isRunning(pid));
  });
});

/** What has ended stays in the list until its parent has asked for it. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  } catch {
    return false;
  }
}
