import type { Logger } from 'pino';
import type { CacheWish } from '../core/cache-wish.ts';
import type { VendorComplaint } from '../core/errors.ts';
import type { ObservedCall } from '../core/observed-call.ts';
import type { BreakerSettings } from './breaker.ts';
import type { SourceCache } from './cache/source-cache.ts';
import type { RateLimitSettings } from './configured-limit.ts';
import type { Pace } from './pace.ts';
import type { Reads } from './reading.ts';
import type { ConnectionStatus } from './status.ts';
import type { UpstreamRequest, UpstreamResponse, UpstreamStream } from './upstream.ts';

export type { Method, UpstreamRequest, UpstreamResponse, UpstreamStream } from './upstream.ts';

/** Calls to one source. */
export interface Connection extends Reads {
  /**
   * Resolves for 2xx answers only; everything else is an `UpstreamError`, or the signal's reason once it aborts. A write
   * drops what is kept of the reads that it touches, and until it has ended, however it ends, none of theirs is kept.
   */
  send(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamResponse>;
  /** The same for bodies too large to hold. */
  stream(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamStream>;
  /**
   * An `UPSTREAM_INVALID_RESPONSE` of this source, for an answer that is JSON but not what the contract says. It counts
   * as a failure of the call when it is made in the turn in which the answer was handed out.
   */
  invalid(operationId: string, why: string): Error;
  readonly pace: Pace;
}

/** What the calls of one GraphQL operation to one source have in common. */
export interface CallScope {
  /** When calls must have ended, in milliseconds of `performance.now`; it may move later. */
  readonly deadline?: (() => number) | undefined;
  /** What its reads take of what others have read, and leave to them; without it, whatever there is. */
  readonly cacheWish?: (() => CacheWish) | undefined;
  /** Told of each attempt at a call when it has ended; calls for tokens are not among them. */
  readonly observe?: ((call: ObservedCall) => void) | undefined;
}

/** A source's door to its vendor: lives as long as the process, shared by every operation. */
export interface SourceConnection extends Connection {
  /** The same door for one operation. */
  during(scope: CallScope): Connection;
  status(): ConnectionStatus;
  /** Closes idle sockets and refuses further calls. */
  close(): Promise<void>;
}

/** Adds to a request what proves who we are. */
export interface Credentials {
  /** Headers to add. Waits for a token where one must be fetched first. */
  authorize(signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /**
   * Called when the vendor answered 401 to a request that carried `headers`. True when new headers can be had by
   * calling `authorize` again; the call is then repeated, once.
   */
  renew(headers: Readonly<Record<string, string>>): boolean;
  /** Called when the connection closes. */
  close?(): Promise<void>;
}

/** What a vendor's error body says, as its `errors.ts` reads it. Never throws, whatever the body is. */
export interface VendorProblem {
  readonly complaints: readonly VendorComplaint[];
  readonly requestId?: string | undefined;
}
export type Explain = (answer: {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}) => VendorProblem;

/** Milliseconds. */
export interface Timeouts {
  /** Name look-up, TCP and TLS together. */
  readonly connect: number;
  /** From the request sent to the first byte of the answer. */
  readonly response: number;
  /**
   * The whole call, body included: token, redirects, repetitions and the pauses before them as well, but not the wait
   * for a free slot or for the rate limit. Of a body that is streamed, either way, only the vendor's own standing
   * still counts: each byte that moves starts the time anew.
   */
  readonly total: number;
}

/** What configuration may set for any source. */
export interface TransportSettings {
  readonly baseUrl: string;
  readonly timeouts: Timeouts;
  readonly maxConcurrency: number;
  readonly maxResponseBytes: number;
  /** URL of an HTTP proxy; without it `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` decide (read by `src/config`). */
  readonly proxy: string | null;
  /** PEM texts. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Origins besides the base URL's that a redirect of a read may lead to. */
  readonly redirectOrigins: readonly string[];
  /** How often a call that failed may be repeated. */
  readonly retries: number;
  /** Null: what the vendor's headers tell is all that is known. */
  readonly rateLimit: RateLimitSettings | null;
  readonly breaker: BreakerSettings;
}

export interface ConnectionOptions {
  /** Name of the source, for errors and logs. */
  readonly source: string;
  readonly transport: TransportSettings;
  readonly credentials: Credentials;
  readonly explain: Explain;
  /** Without it nothing is kept, and calls under way are shared all the same. */
  readonly cache?: SourceCache;
  readonly logger: Logger;
}
