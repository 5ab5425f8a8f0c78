import fc, { type GeneratorValue } from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  GraphQLString,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

export interface ArbitraryOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Values that mean something to the server under test, by the name of the argument or input field. */
export type Meaningful = Readonly<Record<string, readonly unknown[]>>;

/**
 * An operation that the schema allows but for its values, which may be anything: fields with aliases, arguments,
 * inline and named fragments, `@include`, variables.
 */
export function arbitraryOperation(
  schema: GraphQLSchema,
  meaningful: Meaningful,
  g: GeneratorValue,
): ArbitraryOperation {
  const chance = (percent: number): boolean => g(fc.integer, { min: 0, max: 99 }) < percent;
  const oneOf = <Item>(items: readonly Item[]): Item => items[g(fc.nat, { max: items.length - 1 })] as Item;
  const variables: { readonly name: string; readonly type: string; readonly value: unknown }[] = [];
  const fragments: string[] = [];
  let aliases = 0;

  const value = (type: GraphQLInputType, name: string, depth: number, required = false): unknown => {
    if (chance(2)) return g(fc.jsonValue);
    if (isNonNullType(type)) return value(type.ofType, name, depth, true);
    if (!required && chance(10)) return null;
    if (isListType(type)) {
      return Array.from({ length: g(fc.nat, { max: 3 }) }, () => value(type.ofType, name, depth));
    }
    if (isInputObjectType(type)) {
      const given = Object.values(type.getFields()).filter(
        (field) => (isNonNullType(field.type) || chance(50)) && depth > 0,
      );
      return Object.fromEntries(given.map((field) => [field.name, value(field.type, field.name, depth - 1)]));
    }
    if (isEnumType(type)) return oneOf(type.getValues()).name;
    const known = meaningful[name];
    if (known && chance(85)) return oneOf(known);
    if (type.name === 'Int') return g(fc.integer, { min: -2, max: 250 });
    if (type.name === 'Boolean') return chance(50);
    return chance(50) ? g(fc.string) : oneOf(['self', 'a', '', '1', '-1', '0x', '\u0000', '../..']);
  };

  const argument = (name: string, type: GraphQLInputType): string => {
    const given = value(type, name, 3);
    if (chance(50)) {
      const variable = `v${variables.length}`;
      variables.push({ name: variable, type: String(type), value: given });
      return `${name}: $${variable}`;
    }
    return `${name}: ${literal(given, type)}`;
  };

  const field = (definition: GraphQLField<unknown, unknown>, depth: number): string => {
    aliases += 1;
    const given = definition.args.filter(({ type }) => isNonNullType(type) || chance(25));
    const args = given.map(({ name, type }) => argument(name, type));
    const type = getNamedType(definition.type);
    const below = isCompositeType(type) ? ` ${selection(type, depth - 1)}` : '';
    const directive = chance(5) ? ` @${oneOf(['include', 'skip'])}(if: ${String(chance(50))})` : '';
    return `a${aliases}: ${definition.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive}${below}`;
  };

  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const parts = ['__typename'];
    if (isObjectType(type) || isInterfaceType(type)) {
      const usable = Object.values(type.getFields()).filter(
        (one) => depth > 0 || !isCompositeType(getNamedType(one.type)),
      );
      const wanted = Math.min(usable.length, 1 + g(fc.nat, { max: 4 }));
      for (let count = 0; count < wanted; count += 1) parts.push(field(oneOf(usable), depth));
    }
    if (isAbstractType(type) && depth > 0) {
      const possible = oneOf(schema.getPossibleTypes(type));
      const inside = selection(possible, depth - 1);
      if (chance(50)) {
        parts.push(`... on ${possible.name} ${inside}`);
      } else {
        const name = `F${fragments.length}`;
        fragments.push(`fragment ${name} on ${possible.name} ${inside}`);
        parts.push(`...${name}`);
      }
    }
    return `{ ${parts.join(' ')} }`;
  };

  const mutation = chance(15) ? schema.getMutationType() : null;
  const root = mutation ?? schema.getQueryType();
  if (!root) throw new Error('the schema lacks a root');
  const body = selection(root, 4);
  const declared = variables.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const head = `${mutation ? 'mutation' : 'query'} Any${declared ? `(${declared})` : ''}`;
  return {
    query: [`${head} ${body}`, ...fragments].join('\n'),
    variables: Object.fromEntries(variables.map(({ name, value: given }) => [name, given])),
  };
}

/** As it is written in a document: enum values without quotes, where the type wants one. */
function literal(value: unknown, type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, type)).join(', ')}]`;
  if (typeof value === 'object') {
    const fields = isInputObjectType(named) ? named.getFields() : {};
    const members = Object.entries(value)
      .filter(([name]) => /^[_A-Za-z]\w*$/.test(name))
      .map(([name, member]) => `${name}: ${literal(member, fields[name]?.type ?? GraphQLString)}`);
    return `{ ${members.join(', ')} }`;
  }
  if (isEnumType(named) && typeof value === 'string' && /^[_A-Za-z]\w*$/.test(value)) return value;
  return JSON.stringify(value);
}
