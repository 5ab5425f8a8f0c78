import { mapSchema, MapperKind } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import type { Caller, Requirement } from '../core/caller.ts';
import { demand } from './requirement.ts';
import { decide, type Decisions } from './decisions.ts';
import { interfaceDecisions, type InterfaceDecisions } from './interface-decisions.ts';

interface Asked {
  readonly caller?: Caller;
}

export interface GuardedSchema {
  /** Each field first looks whether `context.caller` may have it. */
  readonly schema: GraphQLSchema;
  /** The same without the looking: only for operations all of whose demands the caller meets. */
  readonly unguarded: GraphQLSchema;
  readonly decisions: Decisions;
}

/**
 * The same schema, but each field first looks whether `context.caller` may have it: before its resolver runs, so that
 * nothing is read or written for somebody who may not. Throws a `TypeError` for a schema with a field that nothing
 * decides about.
 */
export function guard(
  unguarded: GraphQLSchema,
  interfaces: InterfaceDecisions = interfaceDecisions,
): GuardedSchema {
  const decisions = decide(unguarded, interfaces);
  const schema = mapSchema(unguarded, {
    [MapperKind.OBJECT_FIELD]: (
      config: GraphQLFieldConfig<unknown, Asked>,
      fieldName: string,
      typeName: string,
    ) => guardField(config, `${typeName}.${fieldName}`, decisions.get(`${typeName}.${fieldName}`)),
  });
  return { schema, unguarded, decisions };
}

function guardField(
  config: GraphQLFieldConfig<unknown, Asked>,
  name: string,
  requirement: Requirement | undefined,
): GraphQLFieldConfig<unknown, Asked> {
  if (!requirement) throw new TypeError(`${name} has no decision`);
  const { resolve = defaultFieldResolver } = config;
  return {
    ...config,
    resolve(parent, args, context, info) {
      demand(requirement, context.caller, name);
      return resolve(parent, args, context, info);
    },
  };
}
