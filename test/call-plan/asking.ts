import type { PlanReport } from '../../src/call-plan/plan-report.ts';
import type { UpstreamCall } from '../../src/trace/upstream-call.ts';

type Variables = Readonly<Record<string, unknown>>;

interface Told {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: unknown };
  }[];
  readonly extensions?: { readonly plan?: PlanReport; readonly upstream?: readonly UpstreamCall[] };
}

/** Sends a request with `extensions`. */
export async function tell(address: string, body: object): Promise<Told> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Told;
}

/** What is planned, and what a run then takes; null where the operation cannot be run. */
export async function planAndRun(
  address: string,
  query: string,
  variables: Variables = {},
): Promise<{
  readonly plan: PlanReport;
  readonly upstream: readonly UpstreamCall[];
  readonly errors: Told['errors'];
} | null> {
  const planned = await tell(address, { query, variables, extensions: { plan: true } });
  const { data, errors, extensions } = await tell(address, { query, variables, extensions: { trace: true } });
  if (data === undefined) return null;
  const { plan } = planned.extensions ?? {};
  if (!plan || !extensions?.upstream) throw new Error(`no plan of ${query}: ${JSON.stringify(planned)}`);
  return { plan, upstream: extensions.upstream, errors };
}

/** In which ways a run was not as planned. Repetitions are no part of a plan. */
export function surprises(plan: PlanReport, upstream: readonly UpstreamCall[], isWhole: boolean): string[] {
  const name = ({
    source,
    operationId,
    method,
    path,
  }: Pick<UpstreamCall, 'source' | 'operationId' | 'method' | 'path'>) =>
    `${source} ${operationId} ${method} ${path}`;
  const counts = new Map<string, number>();
  for (const call of upstream) {
    if (call.attempt === 1) counts.set(name(call), (counts.get(name(call)) ?? 0) + 1);
  }
  const known = new Map(plan.calls.map((call) => [name(call), call]));
  const tooMany = [...counts].flatMap(([call, count]) => {
    const max = known.has(call) ? (known.get(call)?.max ?? Infinity) : 0;
    return count > max ? [`${count} times ${call}, planned ${max}`] : [];
  });
  // What fails may take fewer.
  const tooFew = [...known].flatMap(([call, { min }]) =>
    isWhole && (counts.get(call) ?? 0) < min
      ? [`${counts.get(call) ?? 0} times ${call}, planned at least ${min}`]
      : [],
  );
  return [...tooMany, ...tooFew];
}
