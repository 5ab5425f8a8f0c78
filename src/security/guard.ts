import { mapSchema, MapperKind } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLSchema,
} from 'graphql';
import type { Caller, Requirement } from '../core/caller.ts';
import { demand } from './requirement.ts';
import { decide, type Decisions } from './decisions.ts';
import { interfaceDecisions, type InterfaceDecisions } from './interface-decisions.ts';

interface Asked {
  readonly caller?: Caller;
}

type Resolve = NonNullable<GraphQLField<unknown, Asked>['resolve']>;

export interface GuardedSchema {
  /** Each field first looks whether `context.caller` may have it. */
  readonly schema: GraphQLSchema;
  /**
   * The same without the looking: only for operations all of whose demands the caller meets. Made when it is first asked
   * for, which takes as long as all else that makes a schema.
   */
  readonly unguarded: () => GraphQLSchema;
  readonly decisions: Decisions;
}

/**
 * Has each field of the schema first look whether `context.caller` may have it: before its resolver runs, so that nothing
 * is read or written for somebody who may not. This is the schema it was given. Throws a `TypeError` for a schema with a
 * field that nothing decides about.
 */
export function guard(
  schema: GraphQLSchema,
  interfaces: InterfaceDecisions = interfaceDecisions,
): GuardedSchema {
  const decisions = decide(schema, interfaces);
  const before = new Map<string, Resolve>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      if (field.resolve) before.set(name, field.resolve);
      field.resolve = guarded(field.resolve, name, decisions.get(name));
    }
  }
  let unguarded: GraphQLSchema | undefined;
  return { schema, unguarded: () => (unguarded ??= withResolvers(schema, before)), decisions };
}

function guarded(
  resolve: Resolve = defaultFieldResolver,
  name: string,
  requirement: Requirement | undefined,
): Resolve {
  if (!requirement) throw new TypeError(`${name} has no decision`);
  return (parent, args, context, info) => {
    demand(requirement, context.caller, name);
    return resolve(parent, args, context, info);
  };
}

/** A copy with other resolvers, by `Type.field`; a field that is not named has none. */
function withResolvers(schema: GraphQLSchema, resolvers: ReadonlyMap<string, Resolve>): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (
      config: GraphQLFieldConfig<unknown, Asked>,
      fieldName: string,
      typeName: string,
    ) => {
      const resolve = resolvers.get(`${typeName}.${fieldName}`);
      const copy = { ...config };
      if (resolve) copy.resolve = resolve;
      else delete copy.resolve;
      return copy;
    },
  });
}
