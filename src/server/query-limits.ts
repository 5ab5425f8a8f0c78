import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { costRules } from '../security/limits/cost-rules.ts';
import { costMemory } from '../security/limits/cost-memory.ts';
import { costByRootField, type CostedQuery } from '../security/limits/query-cost.ts';
import { checkLimits, type QueryLimits } from '../security/limits/query-limits.ts';
import { shapeOf, type QueryShape } from '../security/limits/query-shape.ts';

/** `extensions.cost` of an answer. */
interface CostReport {
  readonly requested: number;
  readonly maximum: number;
  readonly fields: readonly { readonly name: string; readonly cost: number }[];
}

/**
 * Refuses what is beyond the limits before any of it is run. What does not depend on variables is computed once for
 * each document that Apollo Server keeps.
 */
export function queryLimits(schema: GraphQLSchema, limits: QueryLimits): ApolloServerPlugin<object> {
  const rules = costRules(schema);
  const shapes = new WeakMap<OperationDefinitionNode, QueryShape>();
  const cost = costMemory();

  function shape(document: DocumentNode, operation: OperationDefinitionNode): QueryShape {
    const found = shapes.get(operation) ?? shapeOf(document, operation);
    shapes.set(operation, found);
    return found;
  }

  return {
    async requestDidStart() {
      let report: CostReport | undefined;
      return {
        async didResolveOperation({ document, operation, request }) {
          // Despite the hook's name there is none when the document has several and the client named none of them.
          if (!operation) return;
          checkLimits(shape(document, operation), limits);
          const query = { schema, rules, document, operation, variables: request.variables ?? {} };
          const requested = cost(query);
          if (request.extensions?.['cost'] === true) report = reportOf(query, requested, limits);
          checkLimits({ cost: requested }, limits);
        },
        async willSendResponse({ response: { body } }) {
          if (!report || body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: report };
        },
      };
    },
  };
}

function reportOf(query: CostedQuery, requested: number, limits: QueryLimits): CostReport {
  return { requested, maximum: limits.cost, fields: costByRootField(query) };
}
