import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareAnswer } from '../../../src/doctor/drift/compare.ts';
import { loadAnswerContract, type AnswerContract } from '../../../src/doctor/drift/contract.ts';

let contract: AnswerContract;
beforeAll(async () => {
  contract = await loadAnswerContract('tiledb-v1');
});

/** By a schema that stands alone. */
const compare = (schema: object, answer: unknown) => compareAnswer(contract, schema, answer);

describe('comparing an answer with a schema', () => {
  it('takes whole numbers for numbers, and long ones for whole', () => {
    expect(compare({ type: 'number' }, 1)).toEqual([]);
    expect(compare({ type: 'integer' }, 2n ** 60n)).toEqual([]);
    expect(compare({ type: 'integer' }, 1.5)).toEqual([
      { kind: 'type', path: '', expected: 'integer', found: 'number' },
    ]);
    expect(compare({ type: ['string', 'null'] }, null)).toEqual([]);
  });

  it('takes what may be one thing or another for that which it is most like', () => {
    const either = {
      anyOf: [
        { type: 'object', required: ['kind'], properties: { kind: { enum: ['a'] }, a: { type: 'string' } } },
        { type: 'object', required: ['kind'], properties: { kind: { enum: ['b'] }, b: { type: 'string' } } },
      ],
    };
    expect(compare(either, { kind: 'b', b: 1 })).toEqual([
      { kind: 'type', path: 'b', expected: 'string', found: 'integer' },
    ]);
  });

  it('takes what is there and wrong for what it is meant to be, not for what may be missing', () => {
    const nullable = {
      anyOf: [{ type: 'object', required: ['a', 'b'], properties: { a: {}, b: {} } }, { type: 'null' }],
    };
    expect(compare(nullable, { c: 1 })).toEqual([
      { kind: 'missing', path: 'a' },
      { kind: 'missing', path: 'b' },
      { kind: 'new', path: 'c', found: 'integer' },
    ]);
    expect(compare(nullable, null)).toEqual([]);
  });

  it('takes all parts of a schema together', () => {
    const parts = {
      allOf: [{ properties: { a: { type: 'string' } } }, { required: ['a', 'b'], properties: { b: {} } }],
    };
    expect(compare(parts, { a: '', b: 0 })).toEqual([]);
    expect(compare(parts, { b: 0, c: [] })).toEqual([
      { kind: 'missing', path: 'a' },
      { kind: 'new', path: 'c', found: 'array' },
    ]);
  });

  it('shows no name of what may have any', () => {
    const named = {
      type: 'object',
      additionalProperties: { type: 'object', properties: { a: { type: 'string' } } },
    };
    expect(compare(named, { ann: { a: 1 }, bob: { a: 2 } })).toEqual([
      { kind: 'type', path: '*.a', expected: 'string', found: 'integer' },
    ]);
    expect(compare({ type: 'object' }, { ann: 1 })).toEqual([]);
  });

  it('says of a list what no item has, and not what one has', () => {
    const list = { type: 'array', items: { properties: { a: {}, b: {} } } };
    expect(compare(list, [{ a: 1 }, {}])).toEqual([{ kind: 'absent', path: '[].b' }]);
    expect(compare(list, [])).toEqual([]);
  });

  it('bears any answer of any operation, holds no value of it, and stays small', () => {
    const planted = fc.constantFrom('Hunter2', 'ann@example.com', '__proto__', 'toString');
    const answer = fc
      .jsonValue({ maxDepth: 4 })
      .chain((value) =>
        fc.constantFrom<unknown>(value, [value], { users: [value], role: value, Hunter2: value }),
      );
    fc.assert(
      fc.property(
        answer,
        planted,
        fc.constantFrom('getAllOrganizations', 'getOrganization'),
        (value, secret, operation) => {
          const given: unknown = JSON.parse(
            JSON.stringify([value, { ...Object(value), role: secret, [secret]: secret }]),
          );
          const found = compare(contract.schemaOf(operation) ?? {}, given);
          expect(JSON.stringify(found)).not.toContain('ann@example.com');
        },
      ),
    );
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`m${index}`, index]));
    expect(compare({ properties: { a: {} } }, many).length).toBeLessThanOrEqual(200);
  });

  it('knows which statuses a contract has', () => {
    expect(contract.declares('getOrganization', 200)).toBe(true);
    expect(contract.declares('getOrganization', 418)).toBe(contract.declares('getOrganization', 499));
    expect(() => contract.declares('gone', 200)).toThrow('has no operation gone');
  });
});
