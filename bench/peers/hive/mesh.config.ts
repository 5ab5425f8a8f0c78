/**
 * Composes the vendors' OpenAPI documents into a supergraph for Hive Gateway. `UPSTREAM`: the origin of the APIs.
 * `SUPERGRAPH`: the file to write.
 */
import { readFileSync } from 'node:fs';
import { createPrefixTransform, defineConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { parse } from 'yaml';
import { headers, largeAccount } from '../../stub/accounts.ts';

const origin = process.env['UPSTREAM'];
const output = process.env['SUPERGRAPH'];
if (origin === undefined || output === undefined) throw new Error('UPSTREAM or SUPERGRAPH is missing.');

interface Document {
  readonly components: { readonly schemas: Record<string, unknown> };
}

/**
 * Shapes of the contracts that the loader has no name for, or makes an object of where the vendor sends text: the
 * empty link of a last page, and a time that may also be a number.
 */
const plainText = { type: 'string' };
const simplified = { PageLink: plainText, Timestamp: plainText };

function contract(name: string): Document {
  const file = new URL(`../../../openapi/${name}.yaml`, import.meta.url);
  const document = parse(readFileSync(file, 'utf8')) as Document;
  const { schemas } = document.components;
  for (const [schema, shape] of Object.entries(simplified)) if (schema in schemas) schemas[schema] = shape;
  return document;
}

/** Types of different vendors have the same names, so each vendor's get a prefix. */
function subgraph(name: string, api: string, endpoint: string, sign: Readonly<Record<string, string>>) {
  const options = {
    source: contract(api) as unknown as string,
    endpoint,
    operationHeaders: { ...sign },
  };
  return {
    sourceHandler: loadOpenAPISubgraph(name, options),
    transforms: [createPrefixTransform({ value: `${name}_`, includeRootOperations: true })],
  };
}

export const composeConfig = defineConfig({
  output,
  subgraphs: [
    subgraph('Confluent', 'confluent-org-v2', origin, headers.confluent),
    subgraph('Large', 'confluent-org-v2', origin + largeAccount, headers.confluent),
    subgraph('TileDB', 'tiledb-v1', `${origin}/v1`, headers.tiledb),
    subgraph('Rockset', 'rockset-v1', origin, headers.rockset),
    subgraph('GuardAI', 'guardai-v1', origin, headers.guardai),
  ],
});
