import type { OperationDefinitionNode } from 'graphql';
import type { Variables } from './given-values.ts';
import { costOf, type CostedQuery } from './query-cost.ts';

/** Of one operation; a client that sends ever new sizes does not fill memory. */
const mostRemembered = 50;

/**
 * `costOf`, but computed once for each operation and each size of its variables: of numbers and booleans the value
 * counts, of lists the length, of anything else whether it is there.
 */
export function costMemory(): (query: CostedQuery) => number {
  const known = new WeakMap<OperationDefinitionNode, Map<string, number>>();
  return (query) => {
    const { operation, variables } = query;
    const costs = known.get(operation) ?? new Map<string, number>();
    known.set(operation, costs);
    const sizes = sizesOf(operation, variables);
    const before = costs.get(sizes);
    if (before !== undefined) return before;
    const cost = costOf(query);
    if (costs.size >= mostRemembered) costs.clear();
    costs.set(sizes, cost);
    return cost;
  };
}

function sizesOf({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables): string {
  let sizes = '';
  for (const { variable } of variableDefinitions) {
    const name = variable.name.value;
    sizes += Object.hasOwn(variables, name) ? sizeOf(variables[name]) : '-,';
  }
  return sizes;
}

function sizeOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return `${String(value)},`;
  return Array.isArray(value) ? `[${value.length}],` : '.,';
}
