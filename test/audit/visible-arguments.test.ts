import { describe, expect, it } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import fc from 'fast-check';
import { visibleArguments, type VisibleArguments } from '../../src/audit/visible-arguments.ts';
import { codePoint } from '../support/code-point.ts';

const schema = makeExecutableSchema({
  typeDefs: `
    directive @secret on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
    scalar Upload
    scalar BigInt
    input Inner { name: String key: String @secret files: [Upload!] }
    input Outer { inner: Inner list: [[Inner!]!] keys: [String!] @secret whole: Inner @secret number: BigInt file: Upload }
    type Query { a: Int }
    type Mutation { change(input: Outer, token: String @secret, plain: Int): Int }
  `,
});
const declared = schema.getMutationType()?.getFields()['change']?.args ?? [];
const show = (args: Readonly<Record<string, unknown>>): Promise<VisibleArguments> =>
  visibleArguments(declared, args);
const shown = async (args: Readonly<Record<string, unknown>>): Promise<unknown> =>
  (await show(args)).arguments;

describe('arguments in the audit log', () => {
  it('are as they were given, but for what the schema calls secret, wherever that is', async () => {
    const inner = { name: 'n', key: 'PLANTED' };
    expect(
      await show({
        input: { inner, list: [[inner], []], keys: ['PLANTED'], whole: inner },
        token: 'PLANTED',
        plain: 1,
      }),
    ).toEqual({
      arguments: {
        input: {
          inner: { name: 'n', key: '[secret]' },
          list: [[{ name: 'n', key: '[secret]' }], []],
          keys: '[secret]',
          whole: '[secret]',
        },
        token: '[secret]',
        plain: 1,
      },
      cut: false,
    });
  });

  it('tell what was cleared from what was left out, of secrets too', async () => {
    expect(await shown({ input: { inner: { name: null, key: null }, list: null } })).toEqual({
      input: { inner: { name: null, key: null }, list: null },
    });
    expect(await shown({})).toEqual({});
  });

  it('have whole numbers of any size as text', async () => {
    expect(await shown({ input: { number: 2n ** 63n } })).toEqual({
      input: { number: '9223372036854775808' },
    });
  });

  it('have name and type of a file, once it begins to arrive, and null for one that never does', async () => {
    const file = Promise.resolve({ name: 'a.json', contentType: 'application/json', open: () => 'PLANTED' });
    const lost = Promise.reject(new Error('PLANTED'));
    expect(await shown({ input: { file, inner: { files: [lost, file] } } })).toEqual({
      input: {
        file: { name: 'a.json', contentType: 'application/json' },
        inner: { files: [null, { name: 'a.json', contentType: 'application/json' }] },
      },
    });
  });

  it('have the beginning of long texts, and say so', async () => {
    const { arguments: given, cut } = await show({ input: { inner: { name: `${'x'.repeat(4_096)}END` } } });
    expect(given).toEqual({ input: { inner: { name: `${'x'.repeat(4_096)}… (4099 characters)` } } });
    expect(cut).toBe(true);
    expect((await show({ input: { inner: { name: 'x'.repeat(4_096) } } })).cut).toBe(false);
  });

  it('are the beginning of their JSON, as text, where they are too long as a whole', async () => {
    const list = [Array.from({ length: 5_000 }, (_, index) => ({ name: `n${index}`, key: 'PLANTED' }))];
    const { arguments: given, cut } = await show({ input: { list } });
    expect(given).toMatch(/^\{"input":\{"list":\[\[\{"name":"n0","key":"\[secret\]"\},/);
    expect((given as string).length).toBe(65_536);
    expect(cut).toBe(true);
    expect(given).not.toContain('PLANTED');
  });

  it('never hold a secret, whatever stands around it', async () => {
    const text = fc.oneof(
      fc.string({ unit: codePoint }),
      fc.constantFrom('x'.repeat(5_000), '__proto__', '\u0000'),
    );
    const inner = fc.record({ name: text, key: fc.constant('PLANTED') }, { requiredKeys: [] });
    const input = fc.record(
      { inner, list: fc.array(fc.array(inner)), keys: fc.constant(['PLANTED']), whole: inner },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(input, async (given) => {
        const { arguments: result } = await show({ input: given, token: 'PLANTED' });
        const json = JSON.stringify(result);
        expect(json).not.toContain('PLANTED');
        expect(json.length).toBeLessThanOrEqual(6 * 65_536 + 2);
      }),
      { numRuns: 60 },
    );
  });
});
