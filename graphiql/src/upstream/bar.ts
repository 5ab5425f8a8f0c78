import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';
import type { TimeAxis } from './time-axis.ts';

/** A step of a call, as the parts of its bar are called. */
export const phaseNames = ['dns', 'connect', 'firstByte', 'body'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** In percent. */
export interface BarPart {
  readonly phase: PhaseName;
  /** Of the bar's width. */
  readonly left: number;
  readonly width: number;
}

/** In percent of the axis. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  /** One after the other from the bar's left; what they leave at its right is time that no phase has. */
  readonly parts: readonly BarPart[];
}

/** Where the call's bar stands on the axis: inside it, whatever the numbers are. */
export function barOf(call: Pick<UpstreamCall, 'startMs' | 'durationMs' | 'phases'>, axis: TimeAxis): Bar {
  const left = share(call.startMs, axis.endMs);
  const width = Math.min(share(call.durationMs, axis.endMs), 100 - left);
  const parts: BarPart[] = [];
  let filled = 0;
  for (const phase of phaseNames) {
    const partWidth = Math.min(share(call.phases[phase] ?? 0, call.durationMs), 100 - filled);
    if (partWidth > 0) parts.push({ phase, left: filled, width: partWidth });
    filled += partWidth;
  }
  return { left, width, parts };
}

function share(part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.max(0, (part / whole) * 100));
}
