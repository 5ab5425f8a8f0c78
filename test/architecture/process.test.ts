import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../..');

describe('the process', () => {
  it('runs on the Node that the project brings, which strips types', () => {
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });

  it('reads its environment in src/config only', () => {
    const files = globSync(['src/**/*.ts', 'sandbox/**/*.ts'], { cwd: root });
    expect(files.length).toBeGreaterThan(100);
    const readers = files.filter((file) =>
      /\bprocess\s*(?:\.\s*env\b|\[)|\bimport\.meta\.env\b|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(readers.filter((file) => !file.startsWith('src/config/'))).toEqual([]);
    // The pattern finds what it is meant to find.
    expect(readers).not.toEqual([]);
  });
});
