import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The parts of an OpenAPI 3.1 document the sandbox reads. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: Readonly<Record<string, unknown>>;
}
type PathItem = Readonly<Record<string, unknown>>;

/** A node of a document, and where it is: a JSON pointer starting at the root. */
export interface Located<T> {
  readonly node: T;
  readonly pointer: string;
}

const folder = new URL('../../openapi/', import.meta.url);

/** Reads a contract of openapi/. */
export function readDocument(file: string): OpenApiDocument {
  return parse(readFileSync(new URL(file, folder), 'utf8')) as OpenApiDocument;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The child `key` of a node; a local `$ref` found there is followed. Undefined where there is none. */
export function child<T>(
  document: OpenApiDocument,
  parent: Located<unknown>,
  key: string,
): Located<T> | undefined {
  const node = (parent.node as Readonly<Record<string, unknown>>)[key];
  if (node === undefined) return undefined;
  return follow<T>(document, { node, pointer: `${parent.pointer}/${escapePointer(key)}` });
}

/** Every child of a node, in the document's order, references followed. */
export function children<T>(
  document: OpenApiDocument,
  parent: Located<unknown> | undefined,
): [string, Located<T>][] {
  if (!parent) return [];
  return Object.keys(parent.node as object).flatMap((key) => {
    const found = child<T>(document, parent, key);
    return found ? [[key, found] as [string, Located<T>]] : [];
  });
}

function follow<T>(document: OpenApiDocument, { node, pointer }: Located<unknown>): Located<T> {
  const reference = (node as { readonly $ref?: unknown } | null)?.$ref;
  if (typeof reference !== 'string') return { node: node as T, pointer };
  const keys = reference.replace(/^#\//, '').split('/');
  const target = keys.reduce<unknown>(
    (at, key) =>
      (at as Readonly<Record<string, unknown>> | undefined)?.[
        key.replaceAll('~1', '/').replaceAll('~0', '~')
      ],
    document,
  );
  if (target === undefined) throw new Error(`${reference} is nowhere in the document`);
  return follow<T>(document, { node: target, pointer: reference.slice(1) });
}
