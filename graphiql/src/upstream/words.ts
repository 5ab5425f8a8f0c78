import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';

/** `0.4 ms`, `128 ms`, `2.05 s`. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return `${ms >= 10 ? Math.round(ms) : Math.round(ms * 10) / 10} ms`;
}

/** `1 call`, `2 calls`. */
export function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}

/** It needed no answer of its own: `attempt` is 0 there. */
export function isShared({ attempt }: UpstreamCall): boolean {
  return attempt === 0;
}

export function isFailed(call: UpstreamCall): boolean {
  return !isShared(call) && (call.status === null || call.status >= 400);
}

/** `200`, `no answer`; of what took no call of its own `kept` or `joined`. */
export function outcome(call: UpstreamCall): string {
  if (isShared(call)) return call.cache === 'COALESCED' ? 'joined' : 'kept';
  return call.status === null ? 'no answer' : String(call.status);
}

/** What stands out about a call. */
export interface Badge {
  /** As short as a row wants it. */
  readonly short: string;
  readonly text: string;
}

/** How it was answered, that it repeats another, that many wanted it. */
export function badges(call: UpstreamCall): Badge[] {
  const age = call.ageSeconds === null ? '' : ` ${call.ageSeconds} s`;
  return [
    ...(isShared(call) ? [same(`${call.cache}${age}`)] : []),
    ...(call.attempt > 1 ? [same(`retry ${call.attempt - 1}`)] : []),
    ...(call.batchSize > 1 ? [{ short: `×${call.batchSize}`, text: `batch of ${call.batchSize}` }] : []),
  ];
}

function same(text: string): Badge {
  return { short: text, text };
}

/** The whole row for those who hear it. */
export function spoken(call: UpstreamCall): string {
  const { source, method, operationId, startMs, durationMs } = call;
  const parts = [
    `${source}: ${method} ${operationId}`,
    outcome(call),
    ...badges(call).map(({ text }) => text),
    `at ${duration(startMs)} for ${duration(durationMs)}`,
  ];
  return parts.join(', ');
}
