import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { planCalls } from '../call-plan/plan-calls.ts';
import { planReport } from '../call-plan/plan-report.ts';
import { mayDo } from '../core/caller.ts';
import type { Context } from '../graphql/context.ts';
import type { VendorCalls } from '../resolvers/shared/vendor-calls.ts';
import type { Decisions } from '../security/decisions.ts';
import { costRules, type CostRules } from '../security/limits/cost-rules.ts';
import { costOf } from '../security/limits/query-cost.ts';
import { coercedVariables } from './coerced-variables.ts';

export interface PlanningOptions {
  readonly calls: VendorCalls;
  readonly decisions: Decisions;
}

/**
 * Where a request asks for a plan, tells which calls its operation would take and runs nothing. Before everything that
 * runs or repeats operations.
 */
export function planOperations(
  schema: GraphQLSchema,
  { calls, decisions }: PlanningOptions,
): ApolloServerPlugin<object> {
  let rules: CostRules | undefined;
  return {
    async requestDidStart({ contextValue }) {
      const { asked, trace, sources, caller } = contextValue as Context;
      if (!asked?.plan || !trace) return;
      return {
        async responseForOperation({ document, operation, request }): Promise<GraphQLResponse | null> {
          const { variables: given = {} } = request;
          const variables = coercedVariables(schema, operation, given);
          if (!variables) return null;
          const tally = planCalls({
            schema,
            document,
            operation,
            variables,
            sources,
            calls,
            may: (field) => mayDo(caller, decisions.get(field) ?? [[]]),
          });
          const query = {
            schema,
            rules: (rules ??= costRules(schema)),
            document,
            operation,
            variables: given,
          };
          const plan = await planReport(tally, costOf(query), sources);
          return {
            http: { headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: null, extensions: { plan } } },
          };
        },
      };
    },
  };
}
