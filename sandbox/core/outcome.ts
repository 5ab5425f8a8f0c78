import type { ServerResponse } from 'node:http';
import type { OpenRecord } from './request-log.ts';

/** Follows one answer to its end, and writes into the record how it ended. */
export interface Outcome {
  /** The connection is gone: nobody is there to answer. */
  readonly left: () => boolean;
  /** From here on a lost connection is our own doing. */
  readonly tearDown: () => void;
  /** Waits for what is being sent; its status, or null when it did not arrive whole. */
  readonly sent: (sending: Promise<number | null>) => Promise<void>;
}

export function followOutcome(response: ServerResponse, record: OpenRecord): Outcome {
  let ours = false;
  // A write to a client that left is no error of ours.
  response.on('error', () => undefined);
  response.on('close', () => {
    if (response.writableFinished || ours) return;
    record.aborted = true;
    record.status = null;
  });
  return {
    left: () => response.destroyed,
    tearDown() {
      ours = true;
    },
    async sent(sending) {
      const status = await sending;
      if (!record.aborted) record.status = status;
    },
  };
}
