import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isEnumType, isInterfaceType } from 'graphql';
import { parse } from 'yaml';
import { apiIds } from '../../sandbox/core/api.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { vendors } from '../../src/vendors.ts';
import { apis as contracted } from '../contract/apis.ts';

const { schema } = buildSchema(vendors);
const apis = vendors.flatMap((vendor) => vendor.apis);
const root = join(import.meta.dirname, '../..');
const openapi = join(root, 'openapi');

function valuesOf(name: string): string[] {
  const type = schema.getType(name);
  if (!isEnumType(type)) throw new Error(`${name} is no enum of the schema`);
  return type
    .getValues()
    .map((value) => value.name)
    .sort();
}

describe('the APIs', () => {
  it('are those that the schema names', () => {
    expect(apis.map(({ api }) => api).sort()).toEqual(valuesOf('Api'));
    expect([...new Set(apis.map(({ vendor }) => vendor))].sort()).toEqual(valuesOf('Vendor'));
  });

  it('are called in the configuration what they are called in the schema', () => {
    for (const { id, api } of apis) expect(id).toBe(api.toLowerCase().replaceAll('_', '-'));
  });

  it('each have a type of their own, and the schema has no other organizations', () => {
    const organization = schema.getType('Organization');
    const types = isInterfaceType(organization) ? schema.getPossibleTypes(organization) : [];
    expect(apis.map(({ typename }) => typename).sort()).toEqual(types.map(({ name }) => name).sort());
  });

  it('each have a contract, a simulator and a place in the suite that every API passes', () => {
    const ids = apis.map(({ id }) => id).sort();
    expect(readdirSync(openapi).sort()).toEqual(ids.map((id) => `${id}.yaml`));
    expect([...apiIds].sort()).toEqual(ids);
    expect(contracted.map(({ api }) => api).sort()).toEqual(ids);
    for (const { api, typename } of contracted)
      expect(apis.find(({ id }) => id === api)?.typename).toBe(typename);
  });

  it.each(['README.md', 'sandbox/README.md', 'docs/operations.md', 'docs/configuration.md'])(
    'are all in %s',
    (page) => {
      const text = readFileSync(join(root, page), 'utf8');
      expect(apis.filter(({ id }) => !text.includes(`\`${id}\``)).map(({ id }) => id)).toEqual([]);
    },
  );

  it.each(contracted)(
    '$api has a contract with the calls that the suite counts',
    ({ api, list, get, token }) => {
      const { paths } = parse(readFileSync(join(openapi, `${api}.yaml`), 'utf8')) as {
        paths: Record<string, Record<string, { operationId?: string }>>;
      };
      const operations = Object.values(paths).flatMap((path) =>
        Object.values(path).map(({ operationId }) => operationId),
      );
      expect(operations).toEqual(expect.arrayContaining([list, get, ...(token ? [token.operationId] : [])]));
    },
  );
});
