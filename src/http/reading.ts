import type { UpstreamError } from '../core/errors.ts';
import type { UpstreamRequest, UpstreamResponse } from './upstream.ts';

/**
 * Which answers will do, besides one that is on its way already: none that was kept (and this one is not), `briefly` one
 * within the source's `ttlSeconds`, or one of `staleSeconds` more, by a reader who says so of it: `marked`.
 */
export type Keep = 'never' | 'briefly' | 'marked';

/** What is understood of an answer; it may have come to another instance. */
export type ReadReply = Pick<UpstreamResponse, 'receivedAt' | 'text' | 'json'>;

/** A read whose answer may be shared and kept. */
export interface Reading<T> {
  readonly request: UpstreamRequest;
  /**
   * What the answer means. It is done once for all who share the answer, so it may depend on nothing else; what it gives
   * is frozen through and through.
   */
  readonly interpret: (reply: ReadReply) => T;
  /** What a 404 means, or throws the error. Without it, a 404 is an error like every other. */
  readonly notFound?: (error: UpstreamError) => T;
  /** By default `briefly`. A null, "there is no such thing", is never kept longer than that. */
  readonly keep?: Keep;
  /**
   * Has it read anew for whoever comes later, when it was answered though its time was over; without it, a call for it is
   * made at once. It may be kept for long.
   */
  readonly renew?: (() => void) | undefined;
}

export interface Fetched<T> {
  readonly value: T;
  /** When the vendor answered with it: RFC 3339 in UTC. */
  readonly fetchedAt: string;
  /** Its time is over, and a newer answer is on its way or cannot be had. */
  readonly stale: boolean;
}

/** How a read would be answered at this moment without a call of its own. */
export type Glance<T> =
  { readonly kept: 'fresh' | 'stale'; readonly value: T } | { readonly kept: 'under way' };

/** Reads of one source, shared with everybody who has the same source. */
export interface Reads {
  /** Fails as `send` does. */
  read<T>(reading: Reading<T>, signal: AbortSignal): Promise<Fetched<T>>;
  /** The same, where a fresh answer is kept; null: `read` has to look further. */
  take<T>(reading: Reading<T>): Fetched<T> | null;
  /** Without any effect; null: it takes a call. */
  glance<T>(reading: Reading<T>): Glance<T> | null;
  /** Forgets its answer where the time of that is over: what it says is known anew by another read. */
  retire(reading: Reading<unknown>): void;
}
