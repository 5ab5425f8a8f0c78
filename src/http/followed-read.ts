import type { ObservedRead } from '../core/observed-call.ts';
import type { ReadVerdict } from '../core/read-verdict.ts';
import { currentWants, type Wants } from '../core/wants.ts';
import type { UpstreamRequest } from './upstream.ts';

/** One read of a traced operation: how it is answered, and what for. */
export interface FollowedRead {
  readonly heard: (verdict: ReadVerdict, ageMs: number | null) => void;
  /** What a call that is made for it now is to be known by. */
  about(): { readonly cache: ReadVerdict; readonly wants: Wants };
  /** It has its answer, or none. */
  end(): void;
}

/** Tells `observe` of the read where it takes no call of its own; of its calls, others tell. */
export function followRead(
  source: string,
  { operationId, method, path }: UpstreamRequest,
  observe: (read: ObservedRead) => void,
): FollowedRead {
  const startedAt = performance.now();
  const wants = currentWants();
  let verdict: ReadVerdict = 'MISS';
  let ageMs: number | null = null;
  return {
    heard(how, age) {
      verdict = how;
      ageMs = age;
    },
    // What is kept may be fetched anew while it is handed out.
    about: () => ({ cache: verdict === 'BYPASS' ? 'BYPASS' : 'MISS', wants }),
    end() {
      if (verdict === 'MISS' || verdict === 'BYPASS') return;
      const durationMs = performance.now() - startedAt;
      observe({ source, operationId, method, path, cache: verdict, startedAt, durationMs, ageMs, wants });
    },
  };
}
