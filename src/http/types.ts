import type { Logger } from 'pino';
import type { Basis } from '../core/basis.ts';
import type { CacheWish } from '../core/cache-wish.ts';
import type { CallMeter } from '../core/call-meter.ts';
import type { DryRun } from '../core/dry-run.ts';
import type { VendorComplaint } from '../core/errors.ts';
import type { ObserveBegun, ObservedCall, ObservedRead } from '../core/observed-call.ts';
import type { ReadVerdict } from '../core/read-verdict.ts';
import type { OverheardAnswer } from '../core/source.ts';
import type { Wants } from '../core/wants.ts';
import type { BreakerSettings } from './fault-window.ts';
import type { SourceCache } from './cache/source-cache.ts';
import type { RateLimitSettings } from './configured-limit.ts';
import type { Pace } from './pace.ts';
import type { SourcePeers } from './peers/source-peers.ts';
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
  /** Does what is wanted at once, `size` things of one kind, and tells the process's meter. */
  inBatch<T>(loader: string, size: number, work: () => Promise<T>): Promise<T>;
  readonly pace: Pace;
  /** Whether its reads tell what they are for. */
  readonly isTraced: boolean;
}

/** What the calls of one GraphQL operation to one source have in common. */
export interface CallScope {
  /** When calls must have ended, in milliseconds of `performance.now`; it may move later. */
  readonly deadline?: (() => number) | undefined;
  /** What its reads take of what others have read, and leave to them; without it, whatever there is. */
  readonly cacheWish?: (() => CacheWish) | undefined;
  /** Told of each attempt at a call when it has ended; calls for tokens are not among them. */
  readonly observe?: ((call: ObservedCall) => void) | undefined;
  /** Told of each read that takes no call of its own; it is there only in operations that are traced. */
  readonly observeRead?: ((read: ObservedRead) => void) | undefined;
  /** Told of each attempt at a call when it begins; it is there only then, too. */
  readonly observeBegun?: ObserveBegun | undefined;
  /** Told of each answer that its reads get, before it is understood. */
  readonly overhear?: ((answer: OverheardAnswer) => void) | undefined;
  /** Told of what its answer is made of. */
  readonly basis?: Basis | undefined;
  /** Takes its writes; without it, they are sent. */
  readonly dryRun?: DryRun | undefined;
  /** What the simulator behind it is to do wrong. */
  readonly fault?: string | undefined;
  /** The read that its calls are made for; without it, they are no reads that are shared. */
  readonly read?: { readonly cache: ReadVerdict; readonly wants: Wants } | undefined;
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
  /** Whether its vendor is told which trace a call belongs to, by W3C's `traceparent`. Absent: it is not. */
  readonly traceContext?: boolean;
}

export interface ConnectionOptions {
  /** Name of the source, for errors and logs. */
  readonly source: string;
  readonly transport: TransportSettings;
  readonly credentials: Credentials;
  readonly explain: Explain;
  /** Without it nothing is kept, and calls under way are shared all the same. */
  readonly cache?: SourceCache;
  /** Absent: this instance is by itself. */
  readonly peers?: SourcePeers | undefined;
  /** Absent: nobody counts. */
  readonly meter?: CallMeter | undefined;
  readonly logger: Logger;
}
