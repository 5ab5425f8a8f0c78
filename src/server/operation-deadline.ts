import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';

/** The last part of an operation's time is for putting its answer together. */
const answeringShare = 0.05;
const mostForAnswering = 500;

/** When a request had come whole, in milliseconds of `performance.now`; null: its files are still on their way. */
export type ArrivedAt = () => number | null;

/** For a request whose operation is known. */
export function watchArrival(request: IncomingMessage): ArrivedAt {
  let arrived = request.complete ? performance.now() : null;
  if (arrived === null) {
    finished(request, () => {
      arrived = performance.now();
    });
  }
  return () => arrived;
}

/**
 * When the calls of an operation must have ended, in milliseconds of `performance.now`: near the end of its time, so
 * that what has come by then is still answered. Its time begins when it has come whole, files included.
 */
export function callsDeadline(operationTimeoutMs: number, arrivedAt: ArrivedAt): () => number {
  const left = operationTimeoutMs - Math.min(mostForAnswering, operationTimeoutMs * answeringShare);
  return () => (arrivedAt() ?? performance.now()) + left;
}
