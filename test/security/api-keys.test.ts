import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { array, assert, property, string, uint8Array } from 'fast-check';
import { parse } from 'yaml';
import { apiKeyCallers, makeApiKey } from '../../src/security/api-keys.ts';
import { checked, acme } from '../config/support.ts';
import { codePoint } from '../support/code-point.ts';
import { keyEntry } from './asking.ts';

const script = fileURLToPath(new URL('../../scripts/make-key.ts', import.meta.url));
const run = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args]);

function callers(...keys: readonly string[]) {
  return apiKeyCallers(
    keys.map((key, index) => {
      const { sha256 } = keyEntry(key);
      return { name: `caller-${index}`, sha256, scopes: ['organizations:read'], sources: null } as const;
    }),
  );
}

describe('API keys', () => {
  it('are each their own caller’s, wherever they stand', () => {
    assert(
      property(array(string({ minLength: 1, unit: codePoint }), { minLength: 1, maxLength: 5 }), (given) => {
        const keys = [...new Set(given.map((key) => key.toWellFormed()))];
        const find = callers(...keys);
        for (const [index, key] of keys.entries())
          expect(find(Buffer.from(key, 'utf8'))?.name).toBe(`caller-${index}`);
      }),
      { numRuns: 50 },
    );
  });

  it('are nobody’s when they differ in any way', () => {
    const { key } = makeApiKey();
    const find = callers(key, 'other');
    const bytes = Buffer.from(key, 'utf8');
    assert(
      property(uint8Array({ maxLength: 80 }), (other) => {
        expect(find(other)).toBeNull();
      }),
      { numRuns: 50 },
    );
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Uint8Array.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(find(changed)).toBeNull();
      expect(find(bytes.subarray(0, index))).toBeNull();
    }
  });

  it('are made anew each time, with 256 random bits', () => {
    const made = Array.from({ length: 20 }, () => makeApiKey().key);
    expect(new Set(made).size).toBe(20);
    for (const key of made) expect(key).toMatch(/^orgraph_[\w-]{43}$/);
  });
});

describe('npm run key', () => {
  it('prints a key, and lines that let it in', async () => {
    const { stdout } = await run('--name', 'dashboard', '--scopes', 'organizations:read, members:read');
    const key = /orgraph_[\w-]{43}/.exec(stdout)?.[0] ?? '';
    const yaml = stdout.slice(stdout.indexOf('auth:'));
    const { access } = await checked({
      sources: [acme],
      ...(parse(yaml.replaceAll('\n  ', '\n')) as object),
    });
    const credentials = access.mode === 'configured' ? access.credentials : null;
    expect(credentials?.apiKeys).toEqual([
      keyEntry(key, { name: 'dashboard', scopes: ['organizations:read', 'members:read'], sources: null }),
    ]);
    expect(yaml).not.toContain(key);
  });

  it('refuses scopes that do not exist, and names those that do', async () => {
    const { stdout, stderr } = await run('--scopes', 'everything').catch(
      (error: unknown) => error as { readonly stdout: string; readonly stderr: string },
    );
    expect(stdout).toBe('');
    expect(stderr).toContain('Unknown scopes: everything. There are: organizations:read, ');
  });
});
