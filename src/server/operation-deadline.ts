/** The last part of an operation's time is for putting its answer together. */
const answeringShare = 0.05;
const mostForAnswering = 500;

/**
 * When the calls of an operation that begins now must have ended, in milliseconds of `performance.now`: near the end
 * of its time, so that what has come by then is still answered.
 */
export function callsDeadline(operationTimeoutMs: number, now: number = performance.now()): number {
  return now + operationTimeoutMs - Math.min(mostForAnswering, operationTimeoutMs * answeringShare);
}
