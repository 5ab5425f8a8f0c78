import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';

/** The time that the waterfall shows, in milliseconds. */
export interface TimeAxis {
  /** Where it ends; it begins at 0, when orgraph had the request. More than 0. */
  readonly endMs: number;
  /** From 0, evenly apart: 1, 2 or 5 times a power of ten. */
  readonly ticks: readonly number[];
}

const mostTicks = 5;

export function timeAxisOf(calls: readonly Pick<UpstreamCall, 'startMs' | 'durationMs'>[]): TimeAxis {
  const last = calls.reduce((latest, { startMs, durationMs }) => Math.max(latest, startMs + durationMs), 0);
  const endMs = Math.max(1, last);
  const step = stepOver(endMs / mostTicks);
  const count = Math.floor(endMs / step + 1e-9) + 1;
  return { endMs, ticks: Array.from({ length: count }, (_, index) => index * step) };
}

/** The least of 1, 2 and 5 times a power of ten that is not less; whole, since a millisecond is the least shown. */
function stepOver(least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}
