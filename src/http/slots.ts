/** Gives a slot back; once. */
export type Release = () => void;

/**
 * Bounds how many calls run at once, first come first served. Resolves with what gives the slot back; an abort takes a
 * waiting call out of the line: it rejects with the signal's reason.
 */
export interface Slots {
  /** Null: none is free. */
  take(): Release | null;
  wait(signal: AbortSignal): Promise<Release>;
}

export function createSlots(concurrency: number): Slots {
  const line = new Set<() => void>();
  let free = concurrency;

  const hold = (): Release => {
    free -= 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      free += 1;
      for (const first of line) {
        first();
        return;
      }
    };
  };

  return {
    take: () => (free > 0 && line.size === 0 ? hold() : null),
    wait: (signal) =>
      new Promise((resolve, reject) => {
        const go = (): void => {
          line.delete(go);
          signal.removeEventListener('abort', leave);
          resolve(hold());
        };
        const leave = (): void => {
          line.delete(go);
          reject(signal.reason as Error);
        };
        if (signal.aborted) leave();
        else if (free > 0 && line.size === 0) resolve(hold());
        else {
          signal.addEventListener('abort', leave, { once: true });
          line.add(go);
        }
      }),
  };
}
