import { buildSchema, getOperationAST, Kind, parse, validate } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { costRules } from '../../../src/security/limits/cost-rules.ts';
import type { CostedQuery } from '../../../src/security/limits/query-cost.ts';
import { shapeOf, type QueryShape } from '../../../src/security/limits/query-shape.ts';

/** A schema with one of everything that has a cost. */
export const schema = buildSchema(`
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(
    assumedSize: Int
    slicingArguments: [String!]
    sizedFields: [String!]
    requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION

  interface Pet { name: String  friends: [Pet!]! }
  type Cat implements Pet { name: String  friends: [Pet!]! @listSize(assumedSize: 3)  photo: Photo @cost(weight: 10) }
  type Dog implements Pet { name: String  friends: [Pet!]! @listSize(assumedSize: 2)  tricks: [Trick!]! }
  type Photo @cost(weight: 5) { url: String }
  type Trick { name: String }
  type Page { nodes: [Pet!]!  edges: [Edge!]!  tags: [Tag!]! }
  type Edge { node: Pet! }
  type Tag { name: String }
  type Query {
    self: Query
    count: Int
    heavy: Int @cost(weight: 7)
    pet: Pet
    pets(first: Int = 20, last: Int): Page
      @listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
    strict(first: Int, last: Int): [Pet!]! @listSize(slicingArguments: ["first", "last"])
    named(ids: [ID!]! @cost(weight: 10)): [Pet]! @listSize(assumedSize: 200)
    unknown: [Pet!]!
  }
  type Mutation { write: Tag  light: Tag @cost(weight: 1) }
`);

const rules = costRules(schema);

export function costed(
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
  of: GraphQLSchema = schema,
): CostedQuery {
  const document = parse(text);
  const errors = validate(of, document);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return { schema: of, rules: of === schema ? rules : costRules(of), document, operation, variables };
}

export function shape(text: string): QueryShape {
  const document = parse(text);
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('no operation');
  return shapeOf(document, operation);
}

/** Each fragment spreads the next one `times` times: the last field is selected `times` to the `levels` often. */
export function fragmentBomb(levels: number, times = 2, type = 'Query', last = 'alias: count'): string {
  const fragments = Array.from(
    { length: levels },
    (_, level) => `fragment F${level} on ${type} { ${`...F${level + 1} `.repeat(times)} }`,
  );
  return `{ ...F0 } ${fragments.join(' ')} fragment F${levels} on ${type} { ${last} }`;
}
