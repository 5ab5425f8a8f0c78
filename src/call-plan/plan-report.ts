import { contractOf } from '../contracts/contract.ts';
import type { Times } from '../core/planned-calls.ts';
import type { OpenSources } from '../graphql/context.ts';
import type { Tally } from './tally.ts';

/** `extensions.plan`: which calls an operation would take, as things are now. */
export interface PlanReport {
  readonly calls: readonly PlannedCall[];
  /** By the schema's `@cost`, as in `extensions.cost`. */
  readonly cost: number;
  /** Of each source with a limit that is known and with calls: which part of what is left of it they would take. */
  readonly quotaShare: Readonly<Record<string, QuotaShare>>;
}

interface PlannedCall extends Times {
  readonly source: string;
  readonly operationId: string;
  readonly method: string;
  /** The template. */
  readonly path: string;
}

/** 1 is all that is left; more is more than is left. */
interface QuotaShare extends Times {
  /** Calls. */
  readonly remaining: number;
}

export async function planReport(tally: Tally, cost: number, sources: OpenSources): Promise<PlanReport> {
  const entries = tally.entries();
  const calls = await Promise.all(
    entries.map(async ({ source: name, operationId, times }) => {
      const source = sources.find(name);
      if (!source) throw new TypeError(`there is no source ${name}`);
      const { method, path } = (await contractOf(source.identity.api)).operation(operationId);
      return { source: name, operationId, method, path, ...times };
    }),
  );
  return { calls, cost, quotaShare: quotaShare(entries, sources) };
}

function quotaShare(entries: ReturnType<Tally['entries']>, sources: OpenSources): Record<string, QuotaShare> {
  const shares: Record<string, QuotaShare> = {};
  for (const [name, planned] of Map.groupBy(entries, ({ source }) => source)) {
    const remaining = sources.find(name)?.status().rateLimit.remaining ?? null;
    if (remaining === null) continue;
    const min = planned.reduce((sum, { times }) => sum + times.min, 0);
    const max = planned.reduce<number | null>(
      (sum, { times }) => (sum === null || times.max === null ? null : sum + times.max),
      0,
    );
    shares[name] = {
      remaining,
      min: share(min, remaining),
      max: max === null ? null : share(max, remaining),
    };
  }
  return shares;
}

/** To a thousandth. Where nothing is left, any call is more than there is: then it is as if one were. */
function share(calls: number, remaining: number): number {
  return Math.round((calls / Math.max(1, remaining)) * 1000) / 1000;
}
