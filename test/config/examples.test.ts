import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { configurationJsonSchema } from '../../src/config/json-schema.ts';
import { parseYaml } from '../../src/config/yaml-text.ts';
import { vendors } from '../../src/vendors.ts';

const schema = configurationJsonSchema(vendors.flatMap(({ apis }) => apis));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
const tiledb = { name: 'tiledb', api: 'tiledb-v1', auth: { type: 'api-key', key: 'k' } };
const pages = ['README.md', 'docs/configuration.md', 'docs/federation.md', 'docs/security.md'];

const examples = pages.flatMap((page) => {
  const text = readFileSync(join(import.meta.dirname, '../..', page), 'utf8');
  return [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, example = ''], index) => ({
    page,
    index,
    example,
  }));
});

/** What is only a part stands where it belongs: beside `sources`, or in one. */
function whole(example: Readonly<Record<string, unknown>>): object {
  if ('sources' in example) return example;
  const isOfRoot = Object.keys(example).every((key) => key in (schema.properties ?? {}));
  return isOfRoot ? { sources: [tiledb], ...example } : { sources: [{ ...tiledb, ...example }] };
}

describe('examples of orgraph.yaml', () => {
  it('are on the pages that tell of it', () => {
    expect(new Set(examples.map(({ page }) => page))).toEqual(new Set(pages));
  });

  it.each(examples)('are as their JSON Schema says: $page, number $index', ({ example }) => {
    const parsed = parseYaml(example);
    if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
    // A comment alone is no mapping.
    validate(whole((parsed.value ?? {}) as Record<string, unknown>));
    expect(validate.errors).toBeNull();
  });

  it.each(examples)('are read by editors as by orgraph: $page, number $index', ({ example }) => {
    const parsed = parseYaml(example);
    expect('value' in parsed && parsed.value).toEqual(parse(example));
  });

  it('name the JSON Schema where they are whole', () => {
    const nameless = examples.filter(
      ({ example }) => /^sources:/m.test(example) && !example.startsWith('# yaml-language-server: $schema='),
    );
    expect(nameless).toEqual([]);
  });
});
