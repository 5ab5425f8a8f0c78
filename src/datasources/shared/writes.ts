import type { Opening } from './organization-source.ts';
import type { Caller } from './reading.ts';

/** Sends a write, and sees to it that whatever this operation reads afterwards is the vendor's new state. */
export type Write = <Answer>(send: (writer: Caller) => Promise<Answer>) => Promise<Answer>;

/** `forget`: drops all that the operation has read. What other operations share, the connection drops by itself. */
export function writes(opening: Opening, forget: () => void): Write {
  return async (send) => {
    try {
      return await send({ ...opening, signal: opening.writeSignal() });
    } finally {
      // Also after a failure: a write that nobody answered may have been done.
      forget();
    }
  };
}
