import type { Basis } from '../../core/basis.ts';
import type { CacheWish } from '../../core/cache-wish.ts';
import type { ReadVerdict } from '../../core/read-verdict.ts';
import type { Fetched, Keep, Reading } from '../reading.ts';
import type { UpstreamRequest } from '../upstream.ts';

/** A read as the cache sees it. */
export interface Asked {
  readonly request: UpstreamRequest;
  readonly keep: Keep;
  readonly wish: CacheWish;
  readonly interpret: Reading<unknown>['interpret'];
  /** Has it read anew for others, once it was answered though its time was over; absent: a call of its own is made. */
  readonly renew?: Reading<unknown>['renew'];
  /** Told of what answers it. */
  readonly basis?: Basis | undefined;
  /** Hears at once how it is answered; `ageMs`: of what is kept. */
  readonly heard?: (verdict: ReadVerdict, ageMs: number | null) => void;
}

/** How that is read anew which may be given though its time is over; undefined: it may not, or a call is made for it. */
export function renewalOf({ keep, renew }: Asked): Asked['renew'] {
  return keep === 'marked' ? renew : undefined;
}

/** What the vendor answered: nobody can change it any more, and it holds about so many bytes. */
export interface Answer<T> extends Omit<Fetched<T>, 'stale'> {
  readonly bytes: number;
  /** As it came; null: it is an absence, which each instance finds out for itself. */
  readonly text: string | null;
}
