import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ZodType } from 'zod';
import { contractFailure } from '../../src/http/failure.ts';
import { vendors } from '../../src/vendors.ts';
import { readReply } from '../../src/datasources/shared/wire.ts';
import type { Connection } from '../../src/http/types.ts';

const root = join(import.meta.dirname, '../..');
const files = globSync('src/datasources/*/**/wire.ts', { cwd: root }).filter(
  (file) => !file.includes('/shared/'),
);

const connection: Pick<Connection, 'invalid'> = {
  invalid: (operationId, why) => contractFailure({ source: 'acme', operationId }, why),
};

const schemas = (
  await Promise.all(
    files.map(async (file) => {
      const exported = (await import(join(root, file))) as Readonly<Record<string, unknown>>;
      return Object.entries(exported).flatMap(([name, schema]) =>
        schema instanceof ZodType ? [{ file, name, schema }] : [],
      );
    }),
  )
).flat();

it('knows the schemas of every vendor', () => {
  expect(new Set(schemas.map(({ file }) => file.split('/')[2]))).toEqual(
    new Set(vendors.flatMap(({ apis }) => apis.map(({ vendor }) => vendor.toLowerCase()))),
  );
  expect(new Set(schemas.map(({ file }) => file))).toEqual(new Set(files));
});

it.each(schemas)('$file reads any JSON as $name, or says why it cannot', ({ schema }) => {
  fc.assert(
    fc.property(fc.jsonValue(), (reply) => {
      try {
        readReply(schema, reply, connection, 'getThing');
      } catch (error) {
        expect(error).toMatchObject({
          code: 'UPSTREAM_INVALID_RESPONSE',
          source: 'acme',
          operationId: 'getThing',
        });
      }
    }),
    { numRuns: 150 },
  );
});
