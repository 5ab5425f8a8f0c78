import type { TraceReport, UpstreamCall, UpstreamTotals } from '../../../src/trace/upstream-call.ts';
import { vendorNames } from './vendors.ts';

/** What may have these members. */
type Members<T> = Readonly<Partial<Record<keyof T, unknown>>>;

/**
 * The trace in an answer's `extensions`; null: there is none, or not one of orgraph's. Another server may stand in
 * between, and extensions are anybody's: what could not be drawn is not taken for a trace.
 */
export function traceOf(extensions: unknown): TraceReport | null {
  const { upstream, upstreamTotals } = membersOf<TraceReport>(extensions);
  if (!Array.isArray(upstream) || !upstream.every(isCall) || !isTotals(upstreamTotals)) return null;
  return { upstream, upstreamTotals };
}

/** Of what has no members, nothing. */
function membersOf<T>(value: unknown): Members<T> {
  return Object(value) as Members<T>;
}

function isCall(value: unknown): value is UpstreamCall {
  const call = membersOf<UpstreamCall>(value);
  return (
    [call.source, call.operationId, call.method, call.path].every((text) => typeof text === 'string') &&
    [call.startMs, call.durationMs, call.attempt, call.batchSize].every(Number.isFinite) &&
    typeof call.vendor === 'string' &&
    Object.hasOwn(vendorNames, call.vendor) &&
    typeof call.phases === 'object' &&
    call.phases !== null &&
    Array.isArray(call.paths) &&
    call.paths.every((path) => typeof path === 'string') &&
    [call.retryReason, call.requestId, call.cache].every((text) => text == null || typeof text === 'string')
  );
}

function isTotals(value: unknown): value is UpstreamTotals {
  const { calls, savedByBatching, savedByCache, durationMs, quota } = membersOf<UpstreamTotals>(value);
  return [calls, savedByBatching, savedByCache, durationMs].every(Number.isFinite) && Array.isArray(quota);
}
