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
import { compiledSize } from '../graphql/compiled-size.ts';
import type { GuardedSchema } from '../security/guard.ts';
import { operationDemands } from '../security/operation-demands.ts';

export interface CompiledQueries extends GuardedSchema {
  /** Which time a query is asked for is the first that it is compiled for. */
  readonly compileAt: number;
}

interface CompiledExecutionOptions extends CompiledQueries {
  readonly formatError: (error: unknown) => GraphQLFormattedError;
}

/** What is known of an operation as long as its document is kept. */
interface Asked {
  /** Null: only field by field can it be decided about. */
  readonly demands: readonly Requirement[] | null;
  /** Fields that its code would spell out. */
  readonly size: number;
  times: number;
}

/** Fields; compiling this many takes some tens of milliseconds, in which nobody else is answered. */
const mostCompiled = 300;
/** Fields of all operations that are kept compiled; the code of one takes about two kilobytes. */
const mostKept = 20_000;

/**
 * Runs queries that are asked for again and again as compiled code. Who may have what is looked at once, for the
 * operation as a whole: where a caller does not meet every demand of it, and for everything else, graphql-js runs the
 * schema whose fields look one by one.
 */
export function runCompiled({
  schema,
  unguarded,
  decisions,
  compileAt,
  formatError,
}: CompiledExecutionOptions): ApolloServerPlugin<object> {
  const known = new WeakMap<OperationDefinitionNode, Asked>();
  const compiled = new LRUCache<OperationDefinitionNode, CompiledQuery | 'never'>({
    maxSize: mostKept,
    sizeCalculation: (_query, operation) => Math.max(1, known.get(operation)?.size ?? 1),
    dispose: (_query, operation) => void known.delete(operation),
  });

  function lookAt(document: DocumentNode, operation: OperationDefinitionNode): Asked {
    const before = known.get(operation);
    if (before) return before;
    const asked = {
      demands: operationDemands(schema, decisions, document, operation),
      size: compiledSize(schema, document, operation),
      times: 0,
    };
    known.set(operation, asked);
    return asked;
  }

  /** Despite Apollo's types there is no operation where the document has several and none of them is named. */
  async function find(
    document: DocumentNode,
    operation: OperationDefinitionNode | undefined,
    caller: Caller | undefined,
  ): Promise<CompiledQuery | null> {
    if (operation?.operation !== OperationTypeNode.QUERY || !caller) return null;
    const asked = lookAt(document, operation);
    if (asked.size > mostCompiled || !asked.demands?.every((demand) => mayDo(caller, demand))) return null;
    const before = compiled.get(operation);
    if (before !== undefined) return before === 'never' ? null : before;
    asked.times += 1;
    // Whoever asks meanwhile does not compile it as well.
    if (asked.times !== compileAt) return null;
    const query = await compile(unguarded(), document, operation);
    compiled.set(operation, query ?? 'never');
    return query;
  }

  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          const { caller } = contextValue as { readonly caller?: Caller };
          const query = await find(document, operation, caller);
          const result = await query?.(contextValue, request.variables ?? {});
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
