import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { subgraphSdl } from '../../src/graphql/subgraph-sdl.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { vendors } from '../../src/vendors.ts';

const program = join(import.meta.dirname, '../../scripts/print-schema.ts');
const { schema } = buildSchema(vendors);

describe('npm run schema:print', () => {
  it.each([
    { options: [], authDirectives: true },
    { options: ['--no-auth'], authDirectives: false },
  ])('prints the schema for composition and nothing else: $options', async ({ options, authDirectives }) => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...options]);
    expect(stdout).toBe(subgraphSdl(schema, { authDirectives }));
    expect(stderr).toBe('');
  });
});
