import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import { execute, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { mayDo, type Caller, type Requirement } from '../core/caller.ts';
import { ForbiddenError } from '../core/errors.ts';
import type { Context, OpenSources } from '../graphql/context.ts';
import type { TracedSource } from '../trace/trace.ts';
import { tracedSchema } from '../trace/traced-schema.ts';
import { coercedVariables } from './coerced-variables.ts';

interface TracedExecutionOptions {
  /** Its fields look whether the caller may have them. */
  readonly schema: GraphQLSchema;
  readonly formatError: (error: unknown) => GraphQLFormattedError;
}

const demanded: Requirement = [['sources:read']];

/** Whether a caller may see which calls an operation takes. */
export function mayInspect(caller: Caller): boolean {
  return mayDo(caller, demanded);
}

/** Adds to answers what calls they took, where the request asks for it. Such a request is never run as compiled code. */
export function traceCalls({ schema, formatError }: TracedExecutionOptions): ApolloServerPlugin<object> {
  /** Made when it is needed: most servers are never asked for a trace. */
  let traced: GraphQLSchema | undefined;
  return {
    async requestDidStart({ contextValue }) {
      const { asked, trace, sources } = contextValue as Context;
      if (!asked) return;
      return {
        async didResolveOperation() {
          if (!trace) throw refusal(asked.trace ? 'trace' : 'plan');
        },
        async responseForOperation({ document, operation, request }): Promise<GraphQLResponse | null> {
          const { variables, operationName } = request;
          if (!coercedVariables(schema, operation, variables)) return null;
          const result = await execute({
            schema: (traced ??= tracedSchema(schema)),
            document,
            contextValue,
            variableValues: variables ?? {},
            operationName: operationName ?? null,
          });
          const { data = null, errors } = result;
          return {
            http: { headers: new HeaderMap() },
            body: {
              kind: 'single',
              singleResult: { ...(errors && { errors: errors.map(formatError) }), data },
            },
          };
        },
        async willSendResponse({ response: { body } }) {
          if (!trace || !asked.trace || body.kind !== 'single') return;
          const report = trace.report((name) => describe(name, sources));
          body.singleResult.extensions = { ...body.singleResult.extensions, ...report };
        },
      };
    },
  };
}

function describe(name: string, sources: OpenSources): TracedSource {
  const source = sources.find(name);
  if (!source) throw new TypeError(`The source "${name}" is not of this process.`);
  return { vendor: source.identity.vendor, remaining: source.status().rateLimit.remaining };
}

function refusal(what: 'trace' | 'plan'): GraphQLError {
  const message = `Asking for "${what}" needs the scope "sources:read", which this caller does not hold. Nothing was run.`;
  return new GraphQLError(message, {
    originalError: new ForbiddenError(message, demanded),
    extensions: { http: { status: 403 } },
  });
}
