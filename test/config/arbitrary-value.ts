import fc from 'fast-check';
import type { JsonSchema } from '../../src/config/fillable-schema.ts';

/** Texts of all the kinds that some key wants. */
const texts = [
  '',
  'x',
  'acme',
  'a-b',
  'A B',
  '0',
  'https://acme.example',
  'http://127.0.0.1:1/x?y',
  'http://acme.example',
  'https://ä.example',
  'manifest.json',
  'certificate.pem',
  'f'.repeat(64),
];
/** For the environment and the files in which a test has the loader look. */
export const environment = {
  NUMBER: '5',
  YES: 'true',
  TEXT: 'acme',
  URL: 'https://acme.example',
  API: 'tiledb-v1',
};
const filledIn = [
  ...Object.keys(environment).map((name) => `\${${name}}`),
  'https://${TEXT}.example',
  'file:number',
  '$file:x',
  '$${x',
];

/** Values that a JSON Schema speaks of: most fit it, some are a little off. Understands what the configuration's has in it. */
export function arbitraryValue(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 30, arbitrary: fitting(schema) },
    { weight: 1, arbitrary: fc.constantFrom(null, 0, '', [], {}, true) },
  );
}

function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, anyOf, const: constant, enum: values, items, minimum = 0, maximum = 9 } = schema;
  if (anyOf) return fc.oneof(...anyOf.map((branch) => arbitraryValue(branch)));
  if (schema.$ref !== undefined) return fc.constantFrom(...filledIn);
  if (constant !== undefined) return fc.constant(constant);
  if (values) return fc.constantFrom(...values);
  if (type === 'object') return mapping(schema);
  if (type === 'array') return fc.array(arbitraryValue(items as JsonSchema), { minLength: 1, maxLength: 2 });
  if (type === 'integer')
    return fc.integer({ min: minimum - 1, max: Math.min(maximum, minimum + 20_000) + 1 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return fc.constantFrom(...texts);
}

/** What must be there, and a key or two of what may. */
function mapping({ properties = {}, required = [], allOf }: JsonSchema): fc.Arbitrary<unknown> {
  const optional = Object.keys(properties).filter((key) => !required.includes(key));
  const chosen = fc.subarray(optional, { maxLength: Math.min(2, optional.length) });
  return fc.tuple(chosen, fc.constantFrom(...(allOf ?? [{}]))).chain(([keys, condition]) => {
    const { if: when, then } = condition as { if?: JsonSchema; then?: JsonSchema };
    const all = { ...properties, ...then?.properties, ...when?.properties };
    const wanted = [...new Set([...required, ...(then?.required ?? []), ...keys])];
    return fc.record(Object.fromEntries(wanted.map((key) => [key, arbitraryValue(all[key] as JsonSchema)])));
  });
}
