import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import { isSecret, secretMark } from '../audit/visible-arguments.ts';
import { isSecretName } from '../core/secret-name.ts';

/** Puts `[secret]` in the place of secrets in anything that is JSON. */
export type Mask = <Value>(value: Value) => Value;

/** In longer texts a shorter value is no secret; as a whole text, every one is. */
const shortest = 4;

/** What was given for arguments and input fields that the schema marks with `@secret`. */
export function givenSecrets(
  declared: readonly (GraphQLArgument | GraphQLInputField)[],
  given: Readonly<Record<string, unknown>>,
): readonly string[] {
  return declared.flatMap((input) => {
    const value = given[input.name];
    return isSecret(input) ? textsIn(value) : secretsIn(input.type, value);
  });
}

function secretsIn(type: GraphQLInputType, value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  if (isNonNullType(type)) return secretsIn(type.ofType, value);
  if (isListType(type)) return (value as readonly unknown[]).flatMap((item) => secretsIn(type.ofType, item));
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  return givenSecrets(Object.values(named.getFields()), value as Readonly<Record<string, unknown>>);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Secrets by value, however they are spelled, and every text in a member that is named like one, however deep. */
export function maskOf(secrets: readonly string[]): Mask {
  const whole = new Set(secrets);
  // The longest first, so that one inside another leaves nothing of it behind.
  const parts = [...whole]
    .filter(({ length }) => length >= shortest)
    .flatMap(spellings)
    .sort((one, other) => other.length - one.length);

  function masked(value: unknown, isInSecret = false): unknown {
    if (typeof value === 'string') {
      if (value !== '' && (whole.has(value) || isInSecret)) return secretMark;
      return parts.reduce((text, secret) => text.replaceAll(secret, secretMark), value);
    }
    if (Array.isArray(value)) return value.map((item: unknown) => masked(item, isInSecret));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, masked(item, isInSecret || isSecretName(name))]),
    );
  }
  return (value) => masked(value) as typeof value;
}

/** As it is, in a path, and in a query string. */
function spellings(secret: string): readonly string[] {
  const text = secret.toWellFormed();
  return [secret, encodeURIComponent(text), new URLSearchParams({ v: text }).toString().slice(2)];
}
