import type { UpstreamError } from '../core/errors.ts';
import type { Circuit } from './breaker.ts';
import type { HealthStatus } from './status.ts';

/** How a source's calls went lately. */
export interface HealthRecord {
  /** `ms`: how long the vendor took; undefined where it was not asked. */
  note(error: UpstreamError | undefined, ms: number | undefined): void;
  status(circuit: Circuit): HealthStatus;
}

const timesKept = 200;
const callsKept = 20;
const recentMs = 5 * 60_000;

function keep<T>(list: T[], item: T, most: number): void {
  list.push(item);
  if (list.length > most) list.shift();
}

/** Nearest rank. */
function percentile(sorted: readonly number[], share: number): number {
  return Math.ceil(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}

function latencyOf(times: readonly number[]): HealthStatus['latency'] {
  if (times.length === 0) return null;
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

/** `now`: milliseconds since 1970. */
export function createHealthRecord(now: () => number = Date.now): HealthRecord {
  const times: number[] = [];
  const calls: { readonly at: number; readonly failed: boolean }[] = [];
  let lastError: HealthStatus['lastError'] = null;

  const fine = (): boolean => {
    const recent = calls.filter(({ at }) => now() - at < recentMs);
    // Of a source that nobody has asked for a while, the last answer is all that is known.
    return !(recent.length > 0 ? recent : calls.slice(-1)).some(({ failed }) => failed);
  };
  const statusOf = (circuit: Circuit): HealthStatus['status'] => {
    if (circuit === 'OPEN') return 'DOWN';
    if (circuit === 'HALF_OPEN') return 'DEGRADED';
    if (calls.length === 0) return 'UNKNOWN';
    return fine() ? 'UP' : 'DEGRADED';
  };

  return {
    note(error, ms) {
      const at = now();
      keep(calls, { at, failed: error !== undefined }, callsKept);
      if (ms !== undefined) keep(times, ms, timesKept);
      if (error === undefined) return;
      // That a login's circuit is open says less than the failures that opened it.
      if (error.code === 'UPSTREAM_CIRCUIT_OPEN' && lastError !== null) return;
      lastError = { code: error.code, at: new Date(at).toISOString() };
    },
    status: (circuit) => ({ status: statusOf(circuit), circuit, lastError, latency: latencyOf(times) }),
  };
}
