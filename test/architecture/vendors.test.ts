import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isInterfaceType, isUnionType } from 'graphql';
import { buildSchema } from '../../src/server/schema.ts';
import { vendors } from '../../src/vendors.ts';

const root = join(import.meta.dirname, '../..');

function foldersIn(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function filesIn(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

/** A vendor's folders have its name in small letters. */
const registered = vendors
  .map(({ apis }) => apis[0]?.vendor.toLowerCase() ?? 'a vendor without an API')
  .sort();

describe('the registry of vendors', () => {
  it('names each vendor once, and all of a vendor’s APIs are that vendor’s', () => {
    expect(new Set(registered).size).toBe(vendors.length);
    for (const { apis } of vendors) expect(new Set(apis.map(({ vendor }) => vendor)).size).toBe(1);
  });

  it.each([
    ['schema', ['shared']],
    ['src/datasources', ['shared']],
    ['src/resolvers', ['shared']],
    ['sandbox', ['core', 'seed']],
    ['test/datasources', ['shared']],
    ['test/resolvers', ['shared']],
    ['test/sandbox', ['core']],
  ])('agrees with the folders of %s', (path, others) => {
    expect(
      foldersIn(path)
        .filter((name) => !others.includes(name))
        .sort(),
    ).toEqual(registered);
  });
});

describe('every type of organization', () => {
  it('is an entity for routers', () => {
    const { schema } = buildSchema(vendors);
    const [organization, entity] = [schema.getType('Organization'), schema.getType('_Entity')];
    if (!isInterfaceType(organization) || !isUnionType(entity)) throw new Error('the schema lacks one');
    expect(schema.getPossibleTypes(entity)).toEqual(
      expect.arrayContaining([...schema.getPossibleTypes(organization)]),
    );
  });
});

describe.each(registered)('the vendor %s', (name) => {
  it('has in its data source the files that every vendor has, so that one shows the way in all', () => {
    expect(filesIn(`src/datasources/${name}`)).toEqual(
      expect.arrayContaining([
        'README.md',
        'auth.ts',
        'datasource.ts',
        'errors.ts',
        'index.ts',
        'map.ts',
        'settings.ts',
        'wire.ts',
        expect.stringMatching(/^(?:[a-z]+-)?client\.ts$/),
      ]),
    );
  });

  it('has a schema, resolvers, a simulator and tests of each', () => {
    expect(filesIn(`schema/${name}`)).toContain('organization.graphql');
    expect(filesIn(`src/resolvers/${name}`)).toContain('index.ts');
    expect(filesIn(`sandbox/${name}`)).toContain('index.ts');
    for (const layer of ['datasources', 'resolvers', 'sandbox']) {
      expect(filesIn(`test/${layer}/${name}`)).toContainEqual(expect.stringMatching(/\.test\.ts$/));
    }
  });
});
