import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execute, parse, validate, type GraphQLError } from 'graphql';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { withoutQuotedValue } from '../../src/server/quoted-values.ts';

const schema = makeExecutableSchema({
  typeDefs: `
    enum Role { OWNER READER }
    input Target { name: String!, secret: String, role: Role, count: Int, inner: Target }
    type Query { f(input: Target, text: String, count: Int): Int }
  `,
});
const byVariable = parse('query ($input: Target) { f(input: $input) }');

async function coercionErrors(input: unknown): Promise<readonly GraphQLError[]> {
  const { errors = [] } = await execute({ schema, document: byVariable, variableValues: { input } });
  return errors;
}

async function messages(input: unknown): Promise<string[]> {
  return (await coercionErrors(input)).map(withoutQuotedValue);
}

function literalMessages(query: string): string[] {
  return validate(schema, parse(query)).map(withoutQuotedValue);
}

describe('a message about a wrong value', () => {
  it('says which field is missing, and not what the others hold', async () => {
    expect(await messages({ secret: 'PLANTED' })).toEqual([
      'Variable "$input" got an invalid value; Field "name" of required type "String!" was not provided.',
    ]);
  });

  it('says the place and the type', async () => {
    expect(
      await messages({ name: 'a', secret: ['PLANTED'], inner: { name: 'b', count: 'PLANTED' } }),
    ).toEqual([
      'Variable "$input" got an invalid value at "input.secret"; String cannot represent a non string value.',
      'Variable "$input" got an invalid value at "input.inner.count"; Int cannot represent non-integer value.',
    ]);
  });

  it('keeps a number and the name of an enum value', async () => {
    expect(await messages({ name: 'a', count: 1.5 })).toEqual([
      'Variable "$input" got an invalid value at "input.count"; Int cannot represent non-integer value: 1.5',
    ]);
    expect(literalMessages('{ f(count: OWNER) }')).toEqual(['Int cannot represent non-integer value: OWNER']);
  });

  it('says nothing of a literal in the document either', () => {
    expect(literalMessages('{ f(text: ["PLANTED"]) }')).toEqual([
      'String cannot represent a non string value.',
    ]);
    expect(literalMessages('{ f(text: {secret: "PLANTED"}) }').join()).not.toContain('PLANTED');
    expect(literalMessages('{ f(input: "PLANTED") }')).toEqual(['Expected value of type "Target".']);
  });

  it('never holds the text of a string, whatever the input is', async () => {
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string().map((text) => `PLANTED${text}; at "x"`),
        fc.constant(null),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('name', 'secret', 'count', 'inner'), tie('value')),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(value, async (input) => {
        expect((await messages(input)).join('\n')).not.toContain('PLANTED');
      }),
    );
  });
});
