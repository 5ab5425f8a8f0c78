import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Check } from '../../src/doctor/check.ts';
import { checkLine } from '../../src/doctor/report.ts';
import { inFolder } from '../config/support.ts';
import { useSandbox } from '../support/sandbox.ts';
import { configure, secretsIn, writeSecret } from './examining.ts';

const sandbox = useSandbox();
const script = join(import.meta.dirname, '../../scripts/doctor.ts');

interface Outcome {
  readonly code: number;
  readonly lines: readonly string[];
  /** All that it printed, wherever. */
  readonly output: string;
}

/** Runs it as its users do, where there is no terminal. */
function doctor(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const environment = { PATH: process.env['PATH'], PORT: '0', ...env };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, ...args],
      { cwd, env: environment },
      (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, lines: stdout.trimEnd().split('\n'), output: stdout + stderr });
      },
    );
  });
}

describe('npm run doctor', () => {
  it('checks the sandbox where there is no configuration, as npm start would serve it', () =>
    inFolder({}, async (cwd) => {
      const { code, lines, output } = await doctor(cwd, ['--live']);
      expect(lines).toEqual(
        expect.arrayContaining([
          'ok      configuration: there is none, so the sandbox is what orgraph reads',
          'ok      server: lets in everybody, with every scope; introspection and GraphiQL on',
          expect.stringMatching(/^ok {6}live guardai: answered in \d+ ms: 12 organization\(s\)$/),
          expect.stringMatching(/^0 problem\(s\), 0 warning\(s\), \d+ check\(s\)$/),
        ]),
      );
      expect(code).toBe(0);
      for (const secret of secretsIn(sandbox().configuration().sources)) expect(output).not.toContain(secret);
    }));

  it('ends with 0 where sources with keys from variables and files answer', () =>
    inFolder({}, async (cwd) => {
      const { sources } = sandbox().configuration();
      const [first, ...others] = secretsIn(sources.filter(({ name }) => name === 'guardai'));
      await writeSecret(cwd, 'key', `${others[0] ?? ''}\n`);
      await configure(cwd, {
        sources: sources.map((source) =>
          source.name === 'guardai'
            ? { ...source, auth: { type: 'login', apiKeyId: '${ID}', apiKey: 'file:key' } }
            : source,
        ),
      });
      const { code, lines, output } = await doctor(cwd, ['--live'], { ID: first ?? '' });
      expect(lines.filter((line) => line.includes(' live '))).toHaveLength(sources.length);
      expect(lines.at(-1)).toMatch(/^0 problem\(s\), 1 warning\(s\)/);
      expect(code).toBe(0);
      for (const secret of secretsIn(sources)) expect(output).not.toContain(secret);
    }));

  it('ends with 1 where a key is refused, a port is dead or a variable is missing, and still asks the others', () =>
    inFolder({}, async (cwd) => {
      const tiledb = { name: 'tiledb', api: 'tiledb-v1', baseUrl: sandbox().baseUrls['tiledb-v1'] };
      const good = sandbox()
        .configuration()
        .sources.find(({ name }) => name === 'rockset');
      await configure(cwd, {
        sources: [
          { ...tiledb, auth: { type: 'api-key', key: '${KEY}' } },
          {
            ...tiledb,
            name: 'dead',
            baseUrl: 'http://127.0.0.1:9',
            auth: { type: 'basic', username: 'ann', password: 'Hunter2-Pw' },
          },
          { ...tiledb, name: 'incomplete', auth: { type: 'api-key', key: '${KEY}${GONE}' } },
          good,
        ],
      });
      const { code, lines, output } = await doctor(cwd, ['--live'], { KEY: 'Hunter2-Zq8' });
      expect(lines.filter((line) => line.includes(' live '))).toEqual([
        expect.stringMatching(
          /^problem live tiledb: UPSTREAM_UNAUTHENTICATED: .* → check that auth\.key is right, and still good$/,
        ),
        expect.stringMatching(/^problem live dead: UPSTREAM_UNAVAILABLE: .* → nothing listens there/),
        expect.stringMatching(/^ok {6}live rockset: /),
      ]);
      expect(lines).toContain('problem variable GONE: is not set (for sources[2].auth.key)');
      expect(lines.at(-1)).toMatch(/^4 problem\(s\)/);
      expect(code).toBe(1);
      expect(output).not.toContain('Hunter2');
    }));

  it('ends with 1 at a file that is no YAML, without a word of what it holds', () =>
    inFolder({ 'orgraph.yaml': 'sources: [{ key: "Hunter2-Zq8 }]' }, async (cwd) => {
      const { code, lines, output } = await doctor(cwd, ['--live']);
      expect(lines.slice(1)).toEqual([
        expect.stringMatching(/^problem configuration: orgraph\.yaml: line 1, column \d+: /),
        '1 problem(s), 0 warning(s), 2 check(s)',
      ]);
      expect(code).toBe(1);
      expect(output).not.toContain('Hunter2');
    }));

  it('prints one JSON object with --json, and nothing else', () =>
    inFolder({}, async (cwd) => {
      const [rockset] = sandbox()
        .configuration()
        .sources.filter(({ name }) => name === 'rockset');
      await configure(cwd, { sources: [rockset] });
      const { code, output } = await doctor(cwd, ['--json', '--live']);
      const report = JSON.parse(output) as { readonly checks: readonly Check[] };
      expect(report).toMatchObject({ ok: true, problems: 0, warnings: 1 });
      expect(report.checks.find(({ about }) => about === 'live')).toMatchObject({
        name: 'rockset',
        status: 'ok',
        details: { organizations: 1, total: 1, latencyMs: expect.any(Number) },
      });
      expect(code).toBe(0);
    }));

  it('refuses words that it does not know', () =>
    inFolder({}, async (cwd) => {
      const { code, output } = await doctor(cwd, ['--life']);
      expect([code, output]).toEqual([2, expect.stringContaining("Unknown option '--life'")]);
    }));
});

describe('a line of the doctor', () => {
  const check: Check = {
    about: 'live',
    name: 'tiledb',
    status: 'problem',
    text: 'failed',
    advice: 'mend it',
  };

  it('has a sign at a terminal, and a word elsewhere', () => {
    expect(checkLine(check, false)).toBe('problem live tiledb: failed → mend it');
    const line = checkLine(check, true);
    expect(line).toContain('✗');
    expect(line.endsWith(' live tiledb: failed → mend it')).toBe(true);
  });

  it('shows characters that a terminal would obey', () => {
    expect(checkLine({ ...check, name: 'a\u001b[2J\u009b1A\u202e\nb' }, false)).toContain(
      'a\\u{1b}[2J\\u{9b}1A\\u{202e}\\u{a}b',
    );
  });
});
