import type { Operation } from '../core/source.ts';
import { noteCall, type RequestRecord } from './request-record.ts';

/**
 * The parts of an operation in which a key makes a difference: what it is worth is known only when it is run. What
 * calls come to is noted for the log.
 */
export function heedKey(record: RequestRecord): Required<Pick<Operation, 'signal' | 'observe'>> {
  return {
    signal: record.keyHeader === null ? record.signal : lastingSignal(record),
    observe(call) {
      if (call.decided && record.key) record.key.decided = true;
      noteCall(record, call);
    },
  };
}

/** Who sends a key means to come back for the answer: then it is made whole, also when they leave. */
function lastingSignal(record: RequestRecord): AbortSignal {
  const controller = new AbortController();
  const leave = (): void => {
    if (record.key === null) controller.abort(record.signal.reason);
  };
  if (record.signal.aborted) leave();
  else record.signal.addEventListener('abort', leave, { once: true });
  return controller.signal;
}
