import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rangesOf } from '../../../graphiql/src/upstream/selections.ts';
import type { TextRange } from '../../../graphiql/src/upstream/selections.ts';

const query = `query First { other }

query Second($id: ID!) {
  acme: organization(id: $id) {
    ...Card
    ... on TileDBOrganization { users { name } }
  }
  organizations {
    nodes { members { name } }
  }
  organizations {
    nodes { ... @include(if: true) { members { email } } }
  }
}

fragment Card on Organization {
  name
  source { name }
  ...Card
}`;

/** What stands at the range. */
function textAt(text: string, { startLineNumber, startColumn, endLineNumber, endColumn }: TextRange): string {
  const lines = text.split(/\r\n|\n|\r/).slice(startLineNumber - 1, endLineNumber);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? startColumn - 1 : 0, index === last ? endColumn - 1 : undefined),
    )
    .join('\n');
}

function marked(...paths: string[]): string[] {
  return rangesOf(query, 'Second', paths).map((range) => `${range.startLineNumber}: ${textAt(query, range)}`);
}

describe('where a query asks for a path of its answer', () => {
  it.each([
    ['an alias', 'acme', ['4: acme: organization']],
    ['an inline fragment', 'acme.users', ['6: users']],
    ['a named fragment, which spreads itself too', 'acme.source.name', ['18: name']],
    [
      'an item of a list, wherever the field is selected',
      'organizations.nodes[35].members',
      ['9: members', '12: members'],
    ],
    ['a list of lists', 'organizations.nodes[1][2].members', ['9: members', '12: members']],
    ["the field's name, which an alias hides", 'organization', []],
    ['what is not selected', 'acme.users.role', []],
    ["another operation's field", 'other', []],
    ['below what has no fields', 'acme.name.first', []],
    ['no path', '', []],
  ])('finds %s', (_what, path, places) => {
    expect(marked(path)).toEqual(places);
  });

  it('marks once what many items of a list want', () => {
    const paths = Array.from({ length: 1000 }, (_, index) => `organizations.nodes[${index}].members`);
    expect(marked(...paths, 'acme')).toHaveLength(3);
  });

  it('takes the only operation of a document without being told its name', () => {
    expect(rangesOf('{ a }', null, ['a'])).toEqual([
      { startLineNumber: 1, startColumn: 3, endLineNumber: 1, endColumn: 4 },
    ]);
  });

  it('finds nothing in text that is no GraphQL, or without that operation', () => {
    expect(rangesOf('{ a', null, ['a'])).toEqual([]);
    expect(rangesOf('{ a }', 'Missing', ['a'])).toEqual([]);
    expect(rangesOf('fragment F on Query { a }', null, ['a'])).toEqual([]);
  });

  it('says the place as the editor counts it, after any characters and line ends', () => {
    const before = fc.array(fc.constantFrom('# Å 🦊\n', '\r\n', '\t', '  ', '# x\r', ','));
    fc.assert(
      fc.property(before, before, (outside, inside) => {
        const text = `${outside.join('')}{${inside.join('')} it: field${inside.join('')} { deep } }`;
        const ranges = rangesOf(text, null, ['it', 'it.deep']);
        expect(ranges.map((range) => textAt(text, range))).toEqual(['it: field', 'deep']);
      }),
    );
  });

  it('finds each field of any nesting by its own path', () => {
    const nesting = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(nesting, fc.nat(9), (keys, place) => {
        const text = keys.map((key) => `{ other ${key}`).join('\n') + '\n}'.repeat(keys.length);
        const path = keys.map((key) => `${key}[${place}]`).join('.');
        expect(rangesOf(text, null, [path])).toMatchObject([{ startLineNumber: keys.length }]);
      }),
    );
  });
});
