import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, concatAST, parse, validateSchema } from 'graphql';

const root = join(import.meta.dirname, '../..');
const documents = globSync('schema/**/*.graphql', { cwd: root }).map((file) =>
  parse(readFileSync(join(root, file), 'utf8')),
);

describe('the files of schema/', () => {
  it('are valid SDL together, which a start takes for granted', () => {
    expect(validateSchema(buildASTSchema(concatAST(documents)))).toEqual([]);
    expect(() => buildASTSchema(concatAST([...documents, parse('scalar DateTime')]))).toThrow('DateTime');
  });
});
