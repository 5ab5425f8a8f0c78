import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { errorCodes } from '../../src/core/errors.ts';

const explained = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8');

describe('docs/errors.md', () => {
  it('explains every code that a vendor can cause, and no others', () => {
    const codes = [...explained.matchAll(/`(UPSTREAM_[A-Z_]+)`/g)].map(([, code]) => code);
    expect([...new Set(codes)].sort()).toEqual(
      errorCodes.filter((code) => code.startsWith('UPSTREAM_')).sort(),
    );
  });
});
