import type { UpstreamError } from '../core/errors.ts';

/** Whether an answer holds what it should is known only once its caller has looked: in the turn that hands it out. */
export interface LateVerdicts {
  /** `settle` is called at the end of this turn; the error says what was found wrong. The result condemns this answer. */
  await(
    operationId: string,
    settle: (error: UpstreamError | undefined) => void,
  ): (error: UpstreamError) => void;
  /** Condemns an answer of this operation that was handed out in this turn, if there is one. */
  condemn(operationId: string, error: UpstreamError): void;
}

interface Open {
  error: UpstreamError | undefined;
}

export function createLateVerdicts(): LateVerdicts {
  const open = new Map<string, Set<Open>>();
  return {
    await(operationId, settle) {
      const entry: Open = { error: undefined };
      const entries = open.get(operationId) ?? new Set();
      open.set(operationId, entries.add(entry));
      setImmediate(() => {
        entries.delete(entry);
        if (entries.size === 0) open.delete(operationId);
        settle(entry.error);
      });
      return (error) => {
        entry.error ??= error;
      };
    },
    condemn(operationId, error) {
      // Which of several does not matter: each is condemned by its own reader.
      const entry = [...(open.get(operationId) ?? [])].find((one) => one.error === undefined);
      if (entry) entry.error = error;
    },
  };
}
