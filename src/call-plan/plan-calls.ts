import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isListType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { perhaps, timesOver, type Times } from '../core/planned-calls.ts';
import type { OpenSource } from '../datasources/shared/api.ts';
import { isDryRun } from '../core/dry-run.ts';
import type { OpenSources } from '../graphql/context.ts';
import type { VendorCalls } from '../resolvers/shared/vendor-calls.ts';
import { listingOf, lookupsOf, targetSource, type Lookup } from './root-fields.ts';
import { fieldSelector } from './selected-fields.ts';
import { createTally, type Tally } from './tally.ts';

export interface PlannedOperation {
  readonly schema: GraphQLSchema;
  /** Valid for the schema. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As GraphQL has checked them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly sources: OpenSources;
  /** Of all vendors. */
  readonly calls: VendorCalls;
  /** Whether whoever asks may have a field: `Type.field`. */
  readonly may: (field: string) => boolean;
}

/** Objects of one type that an answer may hold. */
interface Objects {
  readonly type: GraphQLObjectType;
  /** Which source they are of; null: of none. */
  readonly source: string | null;
  readonly count: Times;
  /** The organizations that a list holds. */
  readonly listed?: readonly Objects[];
}

const one: Times = { min: 1, max: 1 };

/** Which calls an operation would take as things are now. Makes none. */
export function planCalls(planned: PlannedOperation): Tally {
  const { schema, document, operation, variables, sources, calls, may } = planned;
  const select = fieldSelector(schema, document, variables);
  const tally = createTally();
  const lookups: Lookup[] = [];
  const listed = new Set<OpenSource>();

  function visit(objects: Objects, sets: readonly SelectionSetNode[]): void {
    for (const nodes of select(sets, objects.type).values()) {
      const [node] = nodes;
      const field = objects.type.getFields()[node.name.value];
      if (!field || !may(`${objects.type.name}.${field.name}`)) continue;
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      for (const child of resolve(objects, field, node, inner)) if (inner.length > 0) visit(child, inner);
    }
  }

  /** Notes what a field calls; gives what it leads to. */
  function resolve(
    objects: Objects,
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    inner: readonly SelectionSetNode[],
  ): readonly Objects[] {
    if (objects.type === schema.getQueryType()) return resolveRoot(field, node, inner);
    if (objects.type === schema.getMutationType()) return mutate(field, node);
    const { source, count } = objects;
    for (const operationId of calls.fields[`${objects.type.name}.${field.name}`] ?? []) {
      if (source !== null) tally.add(source, operationId, timesOver({ min: 0, max: count.max }, perhaps));
    }
    return childrenOf(objects, field);
  }

  function resolveRoot(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    inner: readonly SelectionSetNode[],
  ): readonly Objects[] {
    const args = argumentsOf(field, node);
    if (!args) return [];
    if (field.name !== 'organizations') {
      const found = lookupsOf(field.name, args, sources);
      lookups.push(...found);
      const bySource = Map.groupBy(found, ({ source }) => source);
      return [...bySource].map(([source, { length }]) => organizationsOf(source, { min: 0, max: length }));
    }
    const connection = getNamedType(field.type) as GraphQLObjectType;
    const isCounted = [...select(inner, connection).values()].some(
      ([{ name }]) => name.value === 'totalCount',
    );
    const readings = listingOf(args, sources, isCounted);
    for (const { source, calls: read } of readings) {
      listed.add(source);
      for (const { operationId, ...times } of read) tally.add(source.identity.name, operationId, times);
    }
    return [
      {
        type: connection,
        source: null,
        count: one,
        listed: readings.map(({ source, organizations }) => organizationsOf(source, organizations)),
      },
    ];
  }

  function mutate(field: GraphQLField<unknown, unknown>, node: FieldNode): readonly Objects[] {
    const args = argumentsOf(field, node);
    const target = args && targetSource(args['input'], sources);
    const mutation = calls.mutations[field.name];
    if (!target || target.identity.api !== mutation?.api) return [];
    const { reads, write, looks } = mutation;
    const { name } = target.identity;
    for (const operationId of [...reads, ...(isDryRun(args) ? looks : [write])])
      tally.add(name, operationId, perhaps);
    return childrenOf(
      { type: getNamedType(field.type) as GraphQLObjectType, source: name, count: perhaps },
      field,
    );
  }

  function childrenOf(
    { source, count, listed: held }: Objects,
    field: GraphQLField<unknown, unknown>,
  ): readonly Objects[] {
    const type = getNamedType(field.type);
    if (held && isAbstractType(type)) return held;
    const isList = isListType(getNullableType(field.type));
    const inside: Times = { min: 0, max: isList ? null : count.max };
    const types = isObjectType(type) ? [type] : isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    return types.map((each) => ({ type: each, source, count: inside, ...(held && { listed: held }) }));
  }

  /** Null: one is null that may not be, which only a run finds out; then the field is an error. */
  function argumentsOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): Readonly<Record<string, unknown>> | null {
    try {
      return getArgumentValues(field, node, variables);
    } catch (error) {
      if (error instanceof GraphQLError) return null;
      throw error;
    }
  }

  function organizationsOf({ identity }: OpenSource, count: Times): Objects {
    return { type: schema.getType(identity.typename) as GraphQLObjectType, source: identity.name, count };
  }

  const root = schema.getRootType(operation.operation);
  if (root) visit({ type: root, source: null, count: one }, [operation.selectionSet]);
  for (const [source, wanted] of Map.groupBy(lookups, ({ source: each }) => each)) {
    const references = wanted.map(({ reference }) => reference);
    for (const { operationId, ...times } of source.planning().find(references, listed.has(source)))
      tally.add(source.identity.name, operationId, times);
  }
  return tally;
}
