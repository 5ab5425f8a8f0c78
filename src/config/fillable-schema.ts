import type { z } from 'zod';

/** A JSON Schema as zod writes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A text in place of which orgraph puts what it refers to, or that says it is no such text. */
export const filledIn: JsonSchema = {
  description:
    '${NAME} is an environment variable, and file:<path> what a file holds. $${ and $file: stand for ${ and file: themselves.',
  type: 'string',
  pattern: '\\$\\{|^\\$*file:',
};
const reference: JsonSchema = { $ref: '#/definitions/filledIn' };

const annotations = ['description', 'default'];

/** The same schema, but where a plain value is wanted, a text that will be filled in will do. */
export function fillable(schema: JsonSchema): JsonSchema {
  const { properties, items, oneOf, anyOf } = schema;
  if (oneOf) return byDiscriminator(schema);
  if (anyOf) return { ...schema, anyOf: alternatives(anyOf.map(asSchema)) };
  if (properties) return { ...schema, properties: mapProperties(properties, fillable) };
  if (items && !Array.isArray(items)) return { ...schema, items: fillable(asSchema(items)) };
  return isPlain(schema) && !takesAnyText(schema) ? orFilledIn(schema) : schema;
}

/** A condition on one key, and what else must then be so. */
export function when(key: string, value: string, then: JsonSchema): JsonSchema {
  return { if: { properties: { [key]: { const: value } }, required: [key] }, then };
}

/**
 * Of branches that differ in the value of one key, at most one may be looked at: editors then speak of that one, and where
 * the key's value will be filled in, nothing can be said.
 */
function byDiscriminator({ oneOf = [], ...rest }: JsonSchema): JsonSchema {
  const branches = oneOf.map(asSchema);
  const keys = Object.keys(branches[0]?.properties ?? {});
  const key = keys.find((candidate) => branches.every((branch) => wantedAt(branch, candidate) !== undefined));
  if (key === undefined) return { ...rest, anyOf: alternatives(branches) };
  const values = branches.map((branch) => String(wantedAt(branch, key)));
  return {
    ...rest,
    type: 'object',
    properties: {
      [key]: {
        description: `One of: ${values.join(', ')}.`,
        ...orFilledIn({ type: 'string', enum: values }),
      },
    },
    required: [key],
    allOf: branches.map((branch) => when(key, String(wantedAt(branch, key)), fillable(branch))),
  };
}

function wantedAt({ properties = {} }: JsonSchema, key: string): unknown {
  const property = properties[key];
  return typeof property === 'object' ? property.const : undefined;
}

/** Each once, the text to be filled in as well. */
function alternatives(branches: readonly JsonSchema[]): JsonSchema[] {
  const loosened = branches.flatMap((branch) => {
    const { anyOf, ...rest } = fillable(branch);
    return anyOf && Object.keys(rest).length === 0
      ? anyOf.map(asSchema)
      : [{ ...rest, ...(anyOf && { anyOf }) }];
  });
  return [
    ...loosened.filter((branch) => branch !== reference),
    ...(loosened.includes(reference) ? [reference] : []),
  ];
}

function orFilledIn(schema: JsonSchema): JsonSchema {
  const isAnnotation = ([key]: [string, unknown]) => annotations.includes(key);
  const entries = Object.entries(schema);
  const rule = Object.fromEntries(entries.filter((entry) => !isAnnotation(entry)));
  return { ...Object.fromEntries(entries.filter(isAnnotation)), anyOf: [rule, reference] };
}

function isPlain({ type }: JsonSchema): boolean {
  return ['string', 'number', 'integer', 'boolean'].includes(String(type));
}

/** Text to be filled in is never empty. */
function takesAnyText(schema: JsonSchema): boolean {
  const rules = Object.keys(schema).filter((key) => ![...annotations, 'type', 'minLength'].includes(key));
  return schema.type === 'string' && rules.length === 0 && (schema.minLength ?? 0) <= 1;
}

function mapProperties(
  properties: NonNullable<JsonSchema['properties']>,
  map: (schema: JsonSchema) => JsonSchema,
): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, map(asSchema(schema))]));
}

/** JSON Schema has `true` for "anything", and `false` for "nothing"; zod writes the latter as `{ not: {} }`. */
function asSchema(schema: JsonSchema | boolean): JsonSchema {
  return typeof schema === 'boolean' ? {} : schema;
}
