import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { toInstant } from '../core/instant.ts';
import { BadUserInputError } from '../core/errors.ts';
import { Upload } from './upload.ts';

function readInstant(value: unknown): string {
  const instant = typeof value === 'string' ? toInstant(value) : null;
  if (instant === null)
    throw new BadUserInputError('A DateTime is RFC 3339 text, such as "2021-04-19T09:30:11Z".');
  return instant;
}

/**
 * Not graphql-scalars' DateTime: that one goes through `Date`, which cuts microseconds to milliseconds. Data sources
 * hand out instants in their final form already.
 */
const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => String(value),
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function wholeNumber(value: unknown): number | string {
  if (typeof value !== 'bigint' && !Number.isInteger(value))
    throw new TypeError('A BigInt is a whole number.');
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(BigInt(value as bigint | number));
}

/** As it is kept from here on: a number where a double can hold it. */
function readWholeNumber(value: unknown): number | bigint {
  if (typeof value === 'number' && Number.isInteger(value)) {
    if (Number.isSafeInteger(value)) return value;
    throw new BadUserInputError(
      'A BigInt beyond 2^53 is sent as text: a JSON number cannot hold all its digits.',
    );
  }
  if (typeof value !== 'string' || !/^(0|-?[1-9]\d*)$/.test(value))
    throw new BadUserInputError(
      'A BigInt is a whole number, or one written as text, such as "9223372036854775807".',
    );
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : BigInt(value);
}

/** Not graphql-scalars' BigInt: that one writes a warning to the console at its first input. */
const BigIntValue = new GraphQLScalarType<number | bigint, number | string>({
  name: 'BigInt',
  serialize: wholeNumber,
  parseValue: readWholeNumber,
  parseLiteral: (node) =>
    readWholeNumber(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined),
});

/** A bigint that slipped into an answer would fail the whole of it, not only its field. */
function plainJson(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? String(item) : item,
  );
  return JSON.parse(text) as unknown;
}

const JSONValue = new GraphQLScalarType({
  name: 'JSON',
  serialize: plainJson,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

export const scalars = { DateTime, BigInt: BigIntValue, JSON: JSONValue, Upload };
