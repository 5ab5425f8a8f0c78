import type { ApiId } from './api.ts';
import { child, children, readDocument, type Located, type OpenApiDocument } from './document.ts';

/** A contract of openapi/, ready to route and to validate by. */
export interface Contract {
  readonly api: ApiId;
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
}

export interface Operation {
  readonly api: ApiId;
  readonly operationId: string;
  /** Upper case. */
  readonly method: string;
  readonly segments: readonly Segment[];
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | null;
  /** By status as written: `200`, `4XX`, `default`. */
  readonly responses: ReadonlyMap<string, ResponseSpec>;
}
export type Segment = { readonly literal: string } | { readonly parameter: string };

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: string;
}
export interface RequestBody {
  readonly required: boolean;
  /** Media type to the pointer of its schema; null where it has none. */
  readonly content: ReadonlyMap<string, string | null>;
}
export interface ResponseSpec {
  readonly headers: readonly { readonly name: string; readonly required: boolean; readonly schema: string }[];
  readonly content: ReadonlyMap<string, string | null>;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
const loaded = new Map<string, Contract>();

/** Parsed once per process: contracts do not change while it runs. */
export function loadContract(api: ApiId, file: string): Contract {
  const known = loaded.get(file);
  if (known) return known;
  const document = readDocument(file);
  const paths: Located<unknown> = { node: document.paths, pointer: '/paths' };
  const base = basePath(document);
  const operations = children(document, paths).flatMap(([path, item]) =>
    operationsOf(api, document, `${base}${path}`, item),
  );
  const contract = { api, document, operations };
  loaded.set(file, contract);
  return contract;
}

/** TileDB's paths start below `/v1`, which its document says of its servers. */
function basePath({ servers: [first] = [] }: OpenApiDocument): string {
  return /^https?:\/\/[^/]+(\/.*?)\/?$/.exec(first?.url ?? '')?.[1] ?? '';
}

function operationsOf(
  api: ApiId,
  document: OpenApiDocument,
  path: string,
  item: Located<unknown>,
): Operation[] {
  const shared = parametersOf(document, child(document, item, 'parameters'));
  return methods.flatMap((method) => {
    const found = child<{ readonly operationId: string }>(document, item, method);
    if (!found) return [];
    const own = parametersOf(document, child(document, found, 'parameters'));
    const inherited = shared.filter(
      (one) => !own.some((other) => other.name === one.name && other.in === one.in),
    );
    return {
      api,
      operationId: found.node.operationId,
      method: method.toUpperCase(),
      segments: path.slice(1).split('/').map(segmentOf),
      parameters: [...inherited, ...own],
      requestBody: bodyOf(document, child(document, found, 'requestBody')),
      responses: responsesOf(document, child(document, found, 'responses')),
    };
  });
}

function segmentOf(text: string): Segment {
  return /^\{.+\}$/.test(text) ? { parameter: text.slice(1, -1) } : { literal: text };
}

function parametersOf(document: OpenApiDocument, list: Located<unknown> | undefined): Parameter[] {
  return children<Pick<Parameter, 'name' | 'in'> & Partial<Parameter>>(document, list).map(
    ([, { node, pointer }]) => ({
      name: node.name,
      in: node.in,
      required: node.required ?? false,
      schema: `${pointer}/schema`,
    }),
  );
}

function bodyOf(
  document: OpenApiDocument,
  found: Located<{ readonly required?: boolean }> | undefined,
): RequestBody | null {
  return found ? { required: found.node.required === true, content: contentOf(document, found) } : null;
}

function responsesOf(
  document: OpenApiDocument,
  list: Located<unknown> | undefined,
): Map<string, ResponseSpec> {
  return new Map(
    children(document, list).map(([status, response]) => {
      const headers = children<{ readonly required?: boolean }>(
        document,
        child(document, response, 'headers'),
      );
      return [
        status,
        {
          headers: headers.map(([name, { node, pointer }]) => ({
            name: name.toLowerCase(),
            required: node.required === true,
            schema: `${pointer}/schema`,
          })),
          content: contentOf(document, response),
        },
      ];
    }),
  );
}

function contentOf(document: OpenApiDocument, parent: Located<unknown>): Map<string, string | null> {
  const types = children<{ readonly schema?: unknown }>(document, child(document, parent, 'content'));
  return new Map(
    types.map(([type, { node, pointer }]) => [type, 'schema' in node ? `${pointer}/schema` : null]),
  );
}
