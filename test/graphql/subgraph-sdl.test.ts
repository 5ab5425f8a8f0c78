import { describe, expect, it } from '@jest/globals';
import { isInterfaceType, isTypeDefinitionNode, Kind, parse, visit, type DocumentNode } from 'graphql';
import { subgraphSdl } from '../../src/graphql/subgraph-sdl.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { vendors } from '../../src/vendors.ts';

const { schema } = buildSchema(vendors);
const told = parse(subgraphSdl(schema, { authDirectives: true }));
const untold = parse(subgraphSdl(schema, { authDirectives: false }));

const builtIn = ['Boolean', 'Int', 'ID', 'String', 'deprecated', 'link', 'specifiedBy'];

interface Names {
  readonly types: ReadonlySet<string>;
  readonly definedTypes: ReadonlySet<string>;
  readonly directives: ReadonlySet<string>;
  readonly definedDirectives: ReadonlySet<string>;
}

function namesIn(document: DocumentNode): Names {
  const [types, directives] = [new Set<string>(), new Set<string>()];
  visit(document, {
    NamedType: ({ name }) => void types.add(name.value),
    Directive: ({ name }) => void directives.add(name.value),
  });
  const defined = document.definitions;
  return {
    types,
    directives,
    definedTypes: new Set(defined.filter(isTypeDefinitionNode).map(({ name }) => name.value)),
    definedDirectives: new Set(
      defined.filter((node) => node.kind === Kind.DIRECTIVE_DEFINITION).map(({ name }) => name.value),
    ),
  };
}

function importsOf({ definitions: [first] }: DocumentNode): string[] {
  if (first?.kind !== Kind.SCHEMA_EXTENSION) throw new Error('it begins with something else');
  const list = first.directives?.[0]?.arguments?.find(({ name }) => name.value === 'import')?.value;
  if (list?.kind !== Kind.LIST) throw new Error('nothing is imported');
  return list.values.map((value) => (value.kind === Kind.STRING ? value.value.slice(1) : ''));
}

describe.each([
  ['with the access directives', told],
  ['without the access directives', untold],
])('the schema for composition, %s', (_how, document) => {
  const { types, definedTypes, directives, definedDirectives } = namesIn(document);

  it('imports each of Federation’s directives that it uses, and no other', () => {
    const used = [...directives].filter((name) => !builtIn.includes(name) && !definedDirectives.has(name));
    expect(importsOf(document).sort()).toEqual(used.sort());
  });

  it('defines each type that it names, and nothing twice', () => {
    expect([...types].filter((name) => !definedTypes.has(name) && !builtIn.includes(name))).toEqual([]);
    expect(document.definitions).toHaveLength(definedTypes.size + definedDirectives.size + 1);
  });

  it('defines no scalar that no field has', () => {
    const scalars = document.definitions.flatMap((node) =>
      node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [],
    );
    expect(scalars.filter((name) => !types.has(name))).toEqual([]);
    expect(scalars.length).toBeGreaterThan(0);
  });

  it('has every type of the server but those that every subgraph has', () => {
    const served = Object.keys(schema.getTypeMap()).filter(
      (name) => !name.startsWith('_') && !builtIn.includes(name),
    );
    expect([...definedTypes].sort()).toEqual(
      served.filter((name) => name !== 'FieldSet' && name !== 'Scope').sort(),
    );
  });

  it('has no _entities and no _service', () => {
    const query = document.definitions
      .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
      .find(({ name }) => name.value === 'Query');
    const fields = query?.fields?.map(({ name }) => name.value) ?? [];
    expect(fields).toContain('organizations');
    expect(fields.filter((name) => name.startsWith('_'))).toEqual([]);
  });

  it('has both keys on Organization and on every type that implements it', () => {
    const keyed = document.definitions.flatMap((node) => {
      if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_DEFINITION)
        return [];
      const keys = (node.directives ?? []).filter(({ name }) => name.value === 'key');
      return keys.length > 0 ? [[node.name.value, keys.length]] : [];
    });
    const organization = schema.getType('Organization');
    if (!isInterfaceType(organization)) throw new Error('it has no Organization');
    const implementations = schema.getPossibleTypes(organization).map(({ name }) => name);
    expect(new Map(keyed as [string, number][])).toEqual(
      new Map(['Organization', ...implementations].map((name) => [name, 2])),
    );
  });
});

describe('the access directives', () => {
  const access = ['authenticated', 'requiresScopes'];

  it('are on every type and field that the server decides about by them, or nowhere', () => {
    const count = (document: DocumentNode): number => {
      let found = 0;
      visit(document, { Directive: ({ name }) => void (found += access.includes(name.value) ? 1 : 0) });
      return found;
    };
    expect(count(told)).toBeGreaterThan(50);
    expect(count(untold)).toBe(0);
  });

  it('are all that the two forms differ in', () => {
    const without = visit(told, {
      Directive: ({ name }) => (access.includes(name.value) ? null : undefined),
    });
    const [, ...definitions] = without.definitions;
    const [, ...others] = untold.definitions;
    const plain = (nodes: unknown): unknown =>
      JSON.parse(JSON.stringify(nodes, (key, value: unknown) => (key === 'loc' ? undefined : value)));
    expect(plain(definitions)).toEqual(plain(others));
  });
});
