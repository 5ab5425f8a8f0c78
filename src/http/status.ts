import type { UpstreamErrorCode } from '../core/errors.ts';
import type { Circuit } from './breaker.ts';
import type { ReadCounts } from './cache/read-counts.ts';

/** What is known of a source at this moment. Points in time are RFC 3339 in UTC. */
export interface ConnectionStatus {
  readonly rateLimit: RateLimitStatus;
  readonly health: HealthStatus;
  readonly cache: CacheStatus;
}

export interface CacheStatus {
  readonly counts: ReadCounts;
  /** What is kept at the moment. */
  readonly entries: number;
  readonly bytes: number;
}

export interface RateLimitStatus {
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetsAt: string | null;
  readonly origin: 'OBSERVED' | 'CONFIGURED' | 'UNKNOWN';
  /** Calls that wait for the limit. */
  readonly waiting: number;
}

export interface HealthStatus {
  readonly status: 'UP' | 'DEGRADED' | 'DOWN' | 'UNKNOWN';
  readonly circuit: Circuit;
  readonly lastError: { readonly code: UpstreamErrorCode; readonly at: string } | null;
  /** Whole milliseconds. */
  readonly latency: { readonly p50: number; readonly p99: number } | null;
}
