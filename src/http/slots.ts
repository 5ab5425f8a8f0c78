import PQueue from 'p-queue';

/**
 * Bounds how many calls run at once. Resolves with the function that gives the slot back; an abort takes a waiting
 * call out of the line (it rejects with the signal's reason) and gives a running call's slot back.
 */
export type Slots = (signal: AbortSignal) => Promise<() => void>;

export function createSlots(concurrency: number): Slots {
  const queue = new PQueue({ concurrency });
  return (signal) =>
    new Promise((resolve, reject) => {
      const hold = (): Promise<void> =>
        new Promise((release) => {
          resolve(release);
        });
      queue.add(hold, { signal }).catch(reject);
    });
}
