import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Alias, Document, YAMLError } from 'yaml';
import type { Locate, Path } from './problem.ts';

export type ParsedYaml =
  { readonly value: unknown; readonly locate: Locate } | { readonly problems: readonly string[] };

/** Counted as they multiply: an alias of a part with three aliases is three. */
const maxAliases = 100;
const tooManyAliases = `uses aliases (*name) for more than ${maxAliases} parts`;
const looseAlias =
  'an alias (*name) has no anchor (&name) before it; text that starts with * or & needs quotes';

/** Reads one YAML 1.2 document. A problem says where and what is wrong, never what stands there. */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(shieldReferences(text), {
    lineCounter: lines,
    // The library's own messages quote the file, and the file may hold secrets.
    prettyErrors: false,
    // Also where a `%YAML 1.1` line asks for the older rules, in which `no` is false and `0777` octal.
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) return { problems: describe(errors, lines) };
  const aliases: Alias[] = [];
  visit(document, {
    Scalar: (_key, scalar) => {
      scalar.value = restore(scalar.value);
    },
    Alias: (_key, alias) => {
      aliases.push(alias);
    },
  });
  if (aliases.length > maxAliases) return { problems: [tooManyAliases] };
  const loose = aliases.filter((alias) => alias.resolve(document) === undefined);
  if (loose.length > 0) return { problems: loose.map(({ range }) => at(lines, range?.[0] ?? 0, looseAlias)) };
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { value, locate: (path) => locate(document, lines, path) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { problems: [tooManyAliases] };
  }
}

/**
 * Inside `{ … }` and `[ … ]` YAML takes a brace for its own, yet `{ key: ${NAME} }` is what everybody writes. So the
 * braces of a reference pass through the parser as two characters of Unicode's private use area: as many
 * characters, so places in the file stay right. No variable's content goes through the parser.
 */
function shieldReferences(text: string): string {
  return text.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, '$\uE000$1\uE001');
}

function restore(part: unknown): unknown {
  return typeof part === 'string' ? part.replaceAll(/\$\uE000(\w+)\uE001/g, '$${$1}') : part;
}

const explanations: Partial<Record<YAMLError['code'], string>> = {
  BAD_ALIAS: looseAlias,
  BAD_COLLECTION_TYPE: 'tags (!name) are not allowed',
  BAD_DQ_ESCAPE: 'a \\ in double quotes must start a known escape; use single quotes for text with \\',
  BAD_INDENT: 'the indentation does not fit the lines before it',
  BAD_SCALAR_START: 'text that starts with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'text with ": " in it needs quotes',
  DUPLICATE_KEY: 'this mapping has the same key twice',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing',
  MULTIPLE_DOCS: 'only one document (---) is allowed',
  NON_STRING_KEY: 'a mapping or list cannot be a key; {{ … }} of a template must be filled in before',
  RESOURCE_EXHAUSTION: 'nested too deeply',
  TAB_AS_INDENT: 'indent with spaces, not with tabs',
  TAG_RESOLVE_FAILED: 'tags (!name) are not allowed; text that starts with ! needs quotes',
};

/** One broken line confuses the parser about the next ones too: the first error of a line, and few of them. */
function describe(errors: readonly YAMLError[], lines: LineCounter): readonly string[] {
  const byLine = new Map<number, string>();
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const { line } = lines.linePos(error.pos[0]);
    if (byLine.has(line) || byLine.size === 5) continue;
    byLine.set(line, at(lines, error.pos[0], explanations[error.code] ?? 'is not valid YAML'));
  }
  return [...byLine.values()];
}

function at(lines: LineCounter, offset: number, text: string): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}: ${text}`;
}

/** The key's place for a value in a mapping; where the path leads nowhere, the nearest thing above it. */
function locate(document: Document, lines: LineCounter, path: Path): ReturnType<Locate> {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const segment of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === segment);
      if (!pair) break;
      offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(segment)];
      if (item === undefined) break;
      node = item;
      if (isMap(item) || isSeq(item) || isScalar(item) || isAlias(item)) offset = item.range?.[0] ?? offset;
    } else break;
  }
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
