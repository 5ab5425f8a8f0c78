import { z } from 'zod';
import type { ApiSettings } from '../datasources/shared/api.ts';
import { sourceSchema } from './file-schema.ts';
import { fillable, filledIn, when, type JsonSchema } from './fillable-schema.ts';
import { rootParts } from './root-schema.ts';

/**
 * A JSON Schema (draft 7, which editors know best) of the configuration file, made of the schemas that check it. It takes
 * whatever orgraph takes, and some more: what depends on other keys, on files or on the environment is not in it.
 */
export function configurationJsonSchema(apis: readonly ApiSettings[]): JsonSchema {
  const source = jsonSchema(
    sourceSchema(
      '',
      apis.map(({ id }) => id),
    ),
  );
  const authByApi = apis.map((api) => when('api', api.id, { properties: { auth: jsonSchema(api.auth) } }));
  const root = jsonSchema(z.strictObject(rootParts('')));
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'orgraph.yaml',
    description: 'Configuration of orgraph, see docs/configuration.md.',
    ...root,
    properties: {
      ...root.properties,
      sources: {
        description: 'The accounts to ask, in the order in which organizations lists them.',
        type: 'array',
        minItems: 1,
        items: { ...source, allOf: authByApi },
      },
    },
    required: ['sources'],
    definitions: { filledIn },
  };
}

function jsonSchema(schema: z.ZodType): JsonSchema {
  const written: JsonSchema = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema: part }) => {
      // RFC 3986's addresses are fewer than those that the URL parser takes.
      delete part.format;
    },
  });
  delete written.$schema;
  return fillable(written);
}
