import { hiveContent, hiveQuestion } from './hive/questions.ts';
import type { Question, Workload } from './workloads.ts';

/** How a contender is asked a workload, and what its answers say. */
export interface Language {
  readonly question: (workload: Workload) => Question;
  /** What the data of an answer says, in the same words for all contenders; `request`: index of the variables. */
  readonly content: (workload: Workload, request: number, data: unknown) => readonly unknown[];
}

interface OwnData {
  readonly organization?: object;
  readonly nodes?: readonly object[];
  readonly organizations?: { readonly nodes: readonly object[] };
}

/** The graph's own language. Its global ids are left out of the content, since nobody else has them. */
export const own: Language = {
  question: (workload) => workload,
  content(_workload, _request, data) {
    const { organization, nodes, organizations } = data as OwnData;
    const all = organization ? [organization] : (nodes ?? organizations?.nodes ?? []);
    return all.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => name !== 'id')));
  },
};

export const hive: Language = {
  question: hiveQuestion,
  content: (workload, request, data) =>
    hiveContent(workload, data as Parameters<typeof hiveContent>[1], workload.targets[request] ?? []),
};

/** The body of each request that can be asked. */
export function requestBodies(workload: Workload, language: Language): string[] {
  const { query, variables } = language.question(workload);
  const operationName = /^query (\w+)/.exec(query)?.[1];
  return variables.map((given) =>
    JSON.stringify({ query, variables: given, ...(operationName !== undefined && { operationName }) }),
  );
}
