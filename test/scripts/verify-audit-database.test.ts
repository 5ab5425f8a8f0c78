import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { begun, ended } from '../storage/events.ts';
import { usePostgresLogs } from '../storage/postgres/opening.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const database = usePostgres();
const open = usePostgresLogs(database);
const path = useTemporaryFolder();
const key = 'a key of at least 32 characters …';
const script = fileURLToPath(new URL('../../scripts/verify-audit.ts', import.meta.url));

function run(
  values: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<readonly [code: number, output: string]> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...values], { cwd: tmpdir(), env }, (error, stdout, stderr) => {
      resolve([error ? Number(error.code) : 0, stdout + stderr]);
    });
  });
}

async function write(): Promise<string> {
  const log = await open({ key });
  await log.append(begun());
  const { chain = '', seq, hash } = await log.append(ended(1));
  return `${chain}:${seq}:${hash}`;
}

describe('npm run audit:verify, of a log in PostgreSQL', () => {
  it('prints the counts and the heads of all chains, and exits with 0', async () => {
    const head = await write();
    const [code, output] = await run(['--url', database.url(), '--expect', head]);
    const name = `127.0.0.1:${database.server.port}/${database.name}`;
    expect([code, output.replace(/register:1:[\da-f]{64}/, 'register')]).toEqual([
      0,
      `${name}: 1 chains, 3 entries, 1 mutations, 0 of them without an end\nhead register\nhead ${head}\n` +
        'it is sealed; give --key-file to have the seals checked\nno change found\n',
    ]);
  });

  it('reads the log that the configuration names, with its key', async () => {
    await write();
    const file = path('orgraph.yaml');
    const sources = [{ name: 'tiledb', api: 'tiledb-v1', auth: { type: 'api-key', key: 'k' } }];
    await writeFile(file, JSON.stringify({ audit: { url: '${URL}', key }, sources }));
    const env = { ORGRAPH_CONFIG: file, URL: database.url() };
    const [code, output] = await run(['--configured'], env);
    expect([code, output]).toEqual([0, expect.stringContaining('every entry is sealed with this key')]);
    await writeFile(path('key'), 'another key of at least 32 characters');
    expect(await run(['--configured', '--key-file', path('key')], env)).toEqual([
      1,
      expect.stringMatching(/register: entry 1 was not sealed with this key\nchain .*: entry 1 was not/),
    ]);
  });

  it.each([
    [['--url', 'mysql://ann:Hunter2@host/x'], '--url must be a postgres:// URL'],
    [['--url', 'postgres://ann:Hunter2@127.0.0.1:9/x'], '127.0.0.1:9/x cannot be reached (ECONNREFUSED)'],
    [['--url', 'postgres://ann:Hunter2@127.0.0.1:9/x', '--configured'], 'npm run audit:verify -- <file>'],
    [['--configured'], 'the audit log is kept in memory'],
    [
      ['--url', 'postgres://ann:Hunter2@127.0.0.1:9/x', '--expect', `7:${'0'.repeat(64)}`],
      '<chain>:<seq>:<hash>',
    ],
  ])('says what is wrong with %j, and no password', async (values, message) => {
    const [code, output] = await run(values);
    expect([code, output]).toEqual([1, expect.stringContaining(message)]);
    expect(output).not.toContain('Hunter2');
  });
});
