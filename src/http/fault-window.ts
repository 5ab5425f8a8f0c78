import { CircuitState, type IBreaker } from 'cockatiel';
import { slidingCount } from './sliding-count.ts';

/** Milliseconds. The circuit opens when half or more of the calls in the window were faults. */
export interface BreakerSettings {
  /** With fewer calls in the window it stays closed. */
  readonly minimumCalls: number;
  readonly windowMs: number;
  /** How long it stays open before one call may try. */
  readonly openMs: number;
}

/** What calls of late say about a circuit. */
export interface FaultWindow extends IBreaker {
  /** The next fault opens the circuit, if it comes within so many milliseconds. */
  openAtNext(ms: number): void;
  clear(): void;
  /** When the last call succeeded, of `performance.now`. */
  readonly lastSuccess: () => number;
}

/** Not cockatiel's own sampling: that one keeps old faults for as long as no call comes to push them out. */
export function faultWindow({ minimumCalls, windowMs }: BreakerSettings): FaultWindow {
  const calls = slidingCount(windowMs);
  const faults = slidingCount(windowMs);
  let openAtNextUntil = -Infinity;
  let lastSuccess = -Infinity;
  const clear = (): void => {
    for (const count of [calls, faults]) count.clear();
    openAtNextUntil = -Infinity;
  };
  return {
    state: undefined,
    success(circuit) {
      if (circuit === CircuitState.HalfOpen) clear();
      lastSuccess = performance.now();
      calls.add();
    },
    failure(circuit) {
      calls.add();
      faults.add();
      if (circuit !== CircuitState.Closed || performance.now() < openAtNextUntil) return true;
      const total = calls.total();
      return total >= minimumCalls && faults.total() * 2 >= total;
    },
    openAtNext(ms) {
      openAtNextUntil = performance.now() + ms;
    },
    clear,
    lastSuccess: () => lastSuccess,
  };
}
