import { describe, expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { graphql, type GraphQLSchema } from 'graphql';
import type { Caller } from '../../src/core/caller.ts';
import { guard } from '../../src/security/guard.ts';
import type { InterfaceDecisions } from '../../src/security/interface-decisions.ts';

const directives = `
  directive @authenticated on FIELD_DEFINITION | OBJECT
  directive @requiresScopes(scopes: [[Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE
  scalar Scope
`;

function guarded(sdl: string, interfaces: InterfaceDecisions = {}, resolvers = {}): GraphQLSchema {
  return guard(makeExecutableSchema({ typeDefs: directives + sdl, resolvers }), interfaces).schema;
}

function problemsOf(sdl: string, interfaces: InterfaceDecisions = {}): string[] {
  try {
    guarded(sdl, interfaces);
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

const read = '@requiresScopes(scopes: [["organizations:read"]])';
const members = '@requiresScopes(scopes: [["members:read"]])';

describe('a schema is refused', () => {
  it('where nothing decides about a field, and each such field is named', () => {
    expect(
      problemsOf(
        `type Query { a: Int b: Int ${read} c: T ${read} } type T { d: Int } type Mutation { e: Int }`,
      ),
    ).toEqual([
      expect.stringMatching(/^Query\.a has no decision: put @requiresScopes/),
      expect.stringMatching(/^T\.d has no decision/),
      expect.stringMatching(/^Mutation\.e has no decision/),
    ]);
  });

  it('where a field that was added in an extension has none', () => {
    expect(problemsOf(`type Query { a: Int ${read} } extend type Query { b: Int }`)).toEqual([
      expect.stringMatching(/^Query\.b has no decision/),
    ]);
  });

  it('where a scope does not exist', () => {
    expect(problemsOf('type Query { a: Int @requiresScopes(scopes: [["organization:read"]]) }')).toEqual([
      'Query.a names an unknown scope: "organization:read"',
    ]);
  });

  it.each(['[]', '[[]]', '[["members:read"], []]'])('where the scopes are %s', (scopes) => {
    expect(problemsOf(`type Query { a: Int @requiresScopes(scopes: ${scopes}) }`)).toEqual([
      'Query.a has an empty list in @requiresScopes',
    ]);
  });

  it('where a field leads to an object that demands more', () => {
    const sdl = (own: string): string => `type Query { t: [T!] ${own} } type T ${members} { a: Int }`;
    expect(problemsOf(sdl(read))).toEqual(['Query.t leads to T, which demands more than it does itself']);
    expect(problemsOf(sdl(members))).toEqual([]);
    expect(problemsOf(sdl('@requiresScopes(scopes: [["members:read", "organizations:read"]])'))).toEqual([]);
    expect(
      problemsOf(sdl('@requiresScopes(scopes: [["members:read"], ["organizations:read"]])')),
    ).toHaveLength(1);
    expect(problemsOf(sdl('@authenticated'))).toHaveLength(1);
  });

  it('where a member of a union demands more', () => {
    const sdl = `type Query { u: U ${read} } union U = S | T type S ${read} { a: Int } type T ${members} { a: Int }`;
    expect(problemsOf(sdl)).toEqual(['Query.u leads to T, which demands more than it does itself']);
  });

  it('where an interface is not decided about, or carries a directive that composition refuses', () => {
    const sdl = `type Query { i: I ${read} } interface I { a: Int } type T implements I ${read} { a: Int }`;
    expect(problemsOf(sdl)).toEqual([expect.stringMatching(/^I\.a has no decision/)]);
    expect(problemsOf(sdl, { I: [['organizations:read']] })).toEqual([]);
    expect(
      problemsOf(sdl.replace('interface I { a: Int }', `interface I { a: Int ${read} }`), {
        I: [['organizations:read']],
      }),
    ).toEqual([expect.stringMatching(/^I\.a has a directive/)]);
  });

  it('where a type does not demand what its interface does, neither more nor less', () => {
    const sdl = (own: string): string =>
      `type Query { i: I ${read} } interface I { a: Int } type T implements I ${own} { a: Int }`;
    for (const own of [
      members,
      '@authenticated',
      '@requiresScopes(scopes: [["members:read", "organizations:read"]])',
    ]) {
      expect(problemsOf(sdl(own), { I: [['organizations:read']] })).toEqual([
        'T.a does not demand what I does',
      ]);
    }
  });

  it('where the table decides about an interface that is not there', () => {
    expect(problemsOf(`type Query { a: Int ${read} }`, { Gone: [['members:read']] })).toEqual([
      'Gone is decided about, but is no interface of the schema',
    ]);
  });
});

describe('a guarded schema', () => {
  const ran: string[] = [];
  const sdl = `
    type Query { plain: String ${read} both: String @requiresScopes(scopes: [["members:read", "files:read"], ["sources:read"]]) for: T @authenticated }
    type T @authenticated { open: String closed: String ${members} }
    type Mutation { write: String @requiresScopes(scopes: [["members:write"]]) }
  `;
  const note = (name: string) => () => {
    ran.push(name);
    return name;
  };
  const schema = guarded(
    sdl,
    {},
    {
      Query: {
        plain: note('plain'),
        both: note('both'),
        for: () => ({ open: 'open', closed: note('closed') }),
      },
      Mutation: { write: note('write') },
    },
  );

  async function ask(source: string, ...scopes: Caller['scopes']) {
    ran.length = 0;
    const caller: Caller = { name: 'test', kind: 'API_KEY', authenticated: true, scopes, sources: null };
    const { data, errors = [] } = await graphql({ schema, source, contextValue: { caller } });
    return {
      data: { ...data },
      errors: errors.map(({ message, path }) => [path?.join('.'), message]),
      ran: [...ran],
    };
  }

  it('runs no resolver of a field that the caller may not have, and answers the others', async () => {
    expect(await ask('{ plain for { open closed } }', 'members:write')).toEqual({
      data: { plain: null, for: { open: 'open', closed: null } },
      errors: [
        ['plain', 'Query.plain needs the scope "organizations:read", which this caller does not hold.'],
        ['for.closed', 'T.closed needs the scope "members:read", which this caller does not hold.'],
      ],
      ran: [],
    });
    expect((await ask('mutation { write }', 'members:read')).ran).toEqual([]);
    expect((await ask('mutation { write }', 'members:write')).ran).toEqual(['write']);
  });

  it('wants all scopes of any one set', async () => {
    const [[, message] = []] = (await ask('{ both }', 'members:read')).errors;
    expect(message).toBe(
      'Query.both needs the scopes "members:read" and "files:read" or "sources:read", which this caller does not hold.',
    );
    expect((await ask('{ both }', 'files:read', 'members:read')).ran).toEqual(['both']);
    expect((await ask('{ both }', 'sources:read')).ran).toEqual(['both']);
  });

  it('cannot be got round by aliases, fragments or the name of a type', async () => {
    const { data, ran: seen } = await ask(
      '{ ...F x: plain ... on Query { y: plain } __typename } fragment F on Query { plain }',
    );
    expect(data).toEqual({ plain: null, x: null, y: null, __typename: 'Query' });
    expect(seen).toEqual([]);
  });

  it('stays so when the one without guards is made, which runs as it ran before and asks nobody', async () => {
    const resolvers = { Query: { plain: () => 'plain', for: () => ({ closed: 'closed' }) } };
    const both = guard(makeExecutableSchema({ typeDefs: directives + sdl, resolvers }), {});
    const free = both.unguarded();
    const source = '{ plain for { closed } }';
    const nobody = { contextValue: {} };
    expect((await graphql({ schema: free, source, ...nobody })).data).toEqual({
      plain: 'plain',
      for: { closed: 'closed' },
    });
    expect((await graphql({ schema: both.schema, source, ...nobody })).data).toEqual({
      plain: null,
      for: null,
    });
    expect(both.unguarded()).toBe(free);
  });
});
