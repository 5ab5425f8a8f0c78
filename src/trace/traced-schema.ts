import { mapSchema, MapperKind } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { workFor } from '../core/wants.ts';

/** The same schema, but whatever a field asks of sources is known to be for that field. */
export function tracedSchema(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config: GraphQLFieldConfig<unknown, unknown>) => {
      const { resolve = defaultFieldResolver } = config;
      return {
        ...config,
        resolve: (parent, args, context, info) =>
          workFor([new Set([info.path])], () => resolve(parent, args, context, info)),
      };
    },
  });
}
