import { describe, expect, it } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { buildSchema } from '../../src/server/schema.ts';
import { operationDemands } from '../../src/security/operation-demands.ts';
import { vendors } from '../../src/vendors.ts';

const { schema, decisions } = buildSchema(vendors);

/** Scopes of the demands, each demand as text. */
function demandsOf(text: string, name?: string): readonly string[] | null {
  const document = parse(text);
  const operation = getOperationAST(document, name);
  if (!operation) throw new Error('no such operation');
  const demands = operationDemands(schema, decisions, document, operation);
  return demands && demands.map((demand) => demand.map((all) => all.join(' and ')).join(' or ')).sort();
}

describe('the demands of an operation', () => {
  it('are those of all its fields, each once', () => {
    const both =
      '{ a: sources { name } b: sources { name health { status } } organization(id: "x") { id name } }';
    expect(demandsOf(both)).toEqual([
      'organizations:read',
      'organizations:read or sources:read',
      'sources:read',
    ]);
  });

  it('count those behind fragments and directives, whatever their variables say', () => {
    const text = `query ($no: Boolean!) { organization(id: "x") { ...Members @include(if: $no) } }
      fragment Members on GuardAIOrganization { members { email } }`;
    expect(demandsOf(text)).toContain('members:read');
  });

  it('count what an interface is asked for of every type that it could be', () => {
    const asked = demandsOf('{ node(id: "x") { id ... on Organization { createdAt } } }');
    expect(asked).toEqual(['organizations:read']);
  });

  it('are those of the operation that is run, and of every fragment of its document', () => {
    const text = `query A { sources { name } } query B { organization(id: "x") { ...F } }
      fragment F on TileDBOrganization { awsAccessCredentials { name } }`;
    expect(demandsOf(text, 'A')).not.toContain('organizations:read');
    expect(demandsOf(text, 'A')).toContain('credentials:read');
  });

  it.each(['{ __schema { types { name } } }', '{ sources { name } __type(name: "Source") { name } }'])(
    'are not known of introspection: %s',
    (text) => {
      expect(demandsOf(text)).toBeNull();
    },
  );

  it('do not count the name of a type', () => {
    expect(demandsOf('{ __typename }')).toEqual([]);
  });
});
