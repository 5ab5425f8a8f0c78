import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  OperationTypeNode,
  type DocumentNode,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { mayDo, type Caller, type Requirement } from '../core/caller.ts';
import { compile, type CompiledQuery } from '../graphql/compiled-query.ts';
import type { GuardedSchema } from '../security/guard.ts';
import { operationDemands } from '../security/operation-demands.ts';

export interface CompiledQueries extends Omit<GuardedSchema, 'schema'> {
  /** Which time a query is asked for is the first that it is compiled for. */
  readonly compileAt: number;
}

interface CompiledExecutionOptions extends CompiledQueries {
  readonly formatError: (error: unknown) => GraphQLFormattedError;
}

interface Prepared {
  readonly run: CompiledQuery;
  readonly demands: readonly Requirement[];
}

/** Characters of the documents whose operations are kept compiled; their code takes about a kilobyte for each. */
const maxCompiledSource = 50_000;

/**
 * Runs queries that are asked for again and again as compiled code. Who may have what is looked at once, for the
 * operation as a whole: where a caller does not meet every demand of it, and for everything else, graphql-js runs the
 * schema whose fields look one by one.
 */
export function runCompiled({
  unguarded,
  decisions,
  compileAt,
  formatError,
}: CompiledExecutionOptions): ApolloServerPlugin<object> {
  const asked = new WeakMap<OperationDefinitionNode, number>();
  const prepared = new LRUCache<OperationDefinitionNode, Prepared | false>({
    maxSize: maxCompiledSource,
    sizeCalculation: (_prepared, { loc }) => Math.max(1, (loc?.end ?? 0) - (loc?.start ?? 0)),
    dispose: (_prepared, operation) => void asked.delete(operation),
  });

  async function prepare(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Promise<Prepared | null> {
    const demands = operationDemands(unguarded, decisions, document, operation);
    const run = demands && (await compile(unguarded, document, operation));
    return run && { run, demands };
  }

  /** Despite Apollo's types there is no operation where the document has several and none of them is named. */
  async function find(
    document: DocumentNode,
    operation: OperationDefinitionNode | undefined,
  ): Promise<Prepared | null> {
    if (operation?.operation !== OperationTypeNode.QUERY) return null;
    const known = prepared.get(operation);
    if (known !== undefined) return known || null;
    const times = (asked.get(operation) ?? 0) + 1;
    asked.set(operation, times);
    // Whoever asks meanwhile does not compile it as well.
    if (times !== compileAt) return null;
    const made = await prepare(document, operation);
    prepared.set(operation, made ?? false);
    return made;
  }

  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          const { caller } = contextValue as { readonly caller?: Caller };
          const found = await find(document, operation);
          if (!found || !caller || !found.demands.every((demand) => mayDo(caller, demand))) return null;
          const result = await found.run(contextValue, request.variables ?? {});
          if (!result) return null;
          const { data = null, errors } = result;
          return {
            http: { headers: new HeaderMap() },
            body: {
              kind: 'single',
              singleResult: { ...(errors && { errors: errors.map(formatError) }), data },
            },
          };
        },
      };
    },
  };
}
