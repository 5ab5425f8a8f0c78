import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLBigInt, GraphQLJSON } from 'graphql-scalars';
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

/** Not graphql-scalars' own `serialize`, which writes a warning to the console at the first number beyond a double's. */
function wholeNumber(value: unknown): number | string {
  if (typeof value !== 'bigint' && !Number.isInteger(value))
    throw new TypeError('A BigInt is a whole number.');
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(BigInt(value as bigint | number));
}

const BigIntValue = new GraphQLScalarType({ ...GraphQLBigInt.toConfig(), serialize: wholeNumber });

/** A bigint that slipped into an answer would fail the whole of it, not only its field. */
function plainJson(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? String(item) : item,
  );
  return JSON.parse(text) as unknown;
}

const JSONValue = new GraphQLScalarType({ ...GraphQLJSON.toConfig(), serialize: plainJson });

export const scalars = { DateTime, BigInt: BigIntValue, JSON: JSONValue, Upload };
