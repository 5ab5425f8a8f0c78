import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inFolder } from '../../config/support.ts';
import { useSandbox } from '../../support/sandbox.ts';
import { useStandIns } from '../../support/stand-in.ts';
import { configure, secretsIn } from '../examining.ts';
import { driftingVendor, originOf, sourceAt, type Body } from './drifting-vendor.ts';

const sandbox = useSandbox();
const startStandIn = useStandIns();

function run(
  script: string,
  cwd: string,
  args: readonly string[] = [],
): Promise<readonly [code: number, output: string]> {
  const file = join(import.meta.dirname, '../../../scripts', script);
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], PORT: '0' };
    execFile(process.execPath, [file, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve([error ? Number(error.code) : 0, stdout + stderr]);
    });
  });
}

describe('npm run drift', () => {
  it('compares the sandbox where there is no configuration, and ends with 0', () =>
    inFolder({}, async (cwd) => {
      const [code, output] = await run('drift.ts', cwd);
      const { sources } = sandbox().configuration();
      expect(output.trimEnd().split('\n')).toHaveLength(sources.length);
      expect(output).toContain(
        'tiledb (tiledb-v1; getAllOrganizations, getOrganization): 0 that may break, 0 new, ',
      );
      expect(code).toBe(0);
      for (const secret of secretsIn(sources)) expect(output).not.toContain(secret);
    }));

  it('ends with 1 where something may break, and has it all for machines', () =>
    inFolder({}, async (cwd) => {
      const change = ({ data }: { data: Body }) => ({ data: { ...data, plan: 'pro', state: 7 } });
      const { baseUrl } = await startStandIn(driftingVendor(originOf(sandbox(), 'rockset'), change));
      await configure(cwd, { sources: [sourceAt(sandbox(), 'rockset', baseUrl)] });
      const [code, output] = await run('drift.ts', cwd, ['--json']);
      const { sources } = JSON.parse(output) as {
        readonly sources: readonly { readonly drift: readonly object[] }[];
      };
      expect(code).toBe(1);
      expect(sources).toMatchObject([
        { source: 'rockset', api: 'rockset-v1', operations: ['getOrganization'] },
      ]);
      expect(sources[0]?.drift).toContainEqual({
        operationId: 'getOrganization',
        kind: 'type',
        path: 'data.state',
        expected: 'string or null',
        found: 'integer',
        fields: ['RocksetOrganization.state'],
      });
    }));

  it('ends with 2 where a source cannot be read', () =>
    inFolder({}, async (cwd) => {
      await configure(cwd, { sources: [sourceAt(sandbox(), 'rockset', 'http://127.0.0.1:9')] });
      expect((await run('drift.ts', cwd))[0]).toBe(2);
    }));

  it('ends with 2 where it is told what makes no sense', () =>
    inFolder({}, async (cwd) => {
      expect(await run('drift.ts', cwd, ['--fail-on', 'old'])).toEqual([
        2,
        expect.stringContaining('Usage: '),
      ]);
      await configure(cwd, { sources: [] });
      expect(await run('drift.ts', cwd)).toEqual([
        2,
        expect.stringContaining('must have at least one source'),
      ]);
    }));
});
