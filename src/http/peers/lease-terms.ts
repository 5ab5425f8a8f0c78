import type { Grant } from './leases.ts';

/**
 * How long permits may be held before they are used, in milliseconds: a small part of the window, since they are held
 * back from the others as long, but more than an answer of Redis takes.
 */
export function leaseMs(windowMs: number): number {
  return Math.min(5_000, Math.max(100, windowMs / 40));
}

/**
 * A full Redis makes room by what would end soonest (`volatile-ttl`). Budgets are small, and to be there for as long as
 * they are used.
 */
export const longKeptMs = 86_400_000;

/** Milliseconds and numbers of permits, in turns. */
export function readFrees(numbers: readonly number[]): Grant['frees'] {
  const frees: { inMs: number; permits: number }[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    frees.push({ inMs: numbers[at] ?? 0, permits: numbers[at + 1] ?? 0 });
  }
  return frees;
}
