import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';

/** What a mutation was asked to do, as others may read it. */
export interface VisibleArguments {
  /** JSON. */
  readonly arguments: unknown;
  /** Something is not there in full. */
  readonly cut: boolean;
}

/** Characters of one text, and of all arguments as JSON. */
const longestText = 4_096;
const longestJson = 65_536;

export const secretMark = '[secret]';

/** Arguments as the resolver gets them, without the values that the schema marks with `@secret`. Never throws. */
export async function visibleArguments(
  declared: readonly GraphQLArgument[],
  given: Readonly<Record<string, unknown>>,
): Promise<VisibleArguments> {
  let cut = false;

  async function members(
    fields: readonly (GraphQLArgument | GraphQLInputField)[],
    values: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const present = fields.filter(({ name }) => values[name] !== undefined);
    const shown = present.map(async (field) => [
      field.name,
      isSecret(field) && values[field.name] !== null
        ? secretMark
        : await show(field.type, values[field.name]),
    ]);
    return Object.fromEntries(await Promise.all(shown)) as Readonly<Record<string, unknown>>;
  }

  async function show(type: GraphQLInputType, value: unknown): Promise<unknown> {
    if (value === null || value === undefined) return null;
    if (isNonNullType(type)) return show(type.ofType, value);
    if (isListType(type) && Array.isArray(value)) {
      return Promise.all(value.map((item) => show(type.ofType, item)));
    }
    const named = getNamedType(type);
    if (isInputObjectType(named)) {
      return members(Object.values(named.getFields()), value as Readonly<Record<string, unknown>>);
    }
    return named.name === 'Upload' ? file(value) : leaf(value);
  }

  function leaf(value: unknown): unknown {
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'string' || value.length <= longestText) return value;
    cut = true;
    return `${value.slice(0, longestText)}… (${value.length} characters)`;
  }

  const all = await members(declared, given);
  const text = JSON.stringify(all);
  return text.length > longestJson
    ? { arguments: text.slice(0, longestJson), cut: true }
    : { arguments: all, cut };
}

/** Declared once, in the SDL. */
export function isSecret({ astNode }: GraphQLArgument | GraphQLInputField): boolean {
  return astNode?.directives?.some(({ name }) => name.value === 'secret') ?? false;
}

/** Its name and type are known when it begins to arrive; null: it never did. */
async function file(arriving: unknown): Promise<unknown> {
  try {
    const { name, contentType } = (await arriving) as {
      readonly name?: unknown;
      readonly contentType?: unknown;
    };
    return { name: String(name), contentType: String(contentType) };
  } catch {
    return null;
  }
}
