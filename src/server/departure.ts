import type { ServerResponse } from 'node:http';

/** Aborts when a client is gone before its answer is complete. */
export function departureOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const closed = (): void => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.closed) closed();
  else response.once('close', closed);
  return controller.signal;
}
