import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { VendorComplaint } from '../core/errors.ts';
import type { BreakerSettings } from './breaker.ts';
import type { RateLimitSettings } from './configured-limit.ts';
import type { ConnectionStatus } from './status.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One call, in the words of the vendor's contract. */
export interface UpstreamRequest {
  /** The contract's operationId: names the call in logs, traces and errors. */
  readonly operationId: string;
  readonly method: Method;
  /** The contract's path template below the base URL, e.g. `/org/v2/organizations/{id}`. */
  readonly path: string;
  /** Values of the template's parameters; each becomes exactly one percent-encoded segment. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | bigint | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/json`. */
  readonly json?: unknown;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
  /**
   * Sent as it comes, never buffered and so never sent twice; `headers` must name its content type. The bytes are
   * asked for when the request is sent.
   */
  readonly stream?: () => Readable;
  /** True when `stream` gives the same bytes each time: then it may be sent again, once, after a 401. */
  readonly rewindable?: boolean;
  readonly accept?: string;
  /**
   * True when sending it again changes nothing at the vendor. Defaults to true for GET, false for everything else;
   * a GET that writes says false.
   */
  readonly idempotent?: boolean;
  /** True when it goes out once and no more, even where the vendor asks for it to come again later (429). */
  readonly once?: boolean;
  /** Values in the body that must not show in complaints, errors or logs, in case the vendor repeats them. */
  readonly secrets?: readonly string[];
}

/** An answer with a 2xx status, read whole within the source's size limit. */
export interface UpstreamResponse {
  readonly status: number;
  /** Lower-case names; a repeated header is joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8; empty for a body of zero bytes. */
  readonly text: string;
  /** The body as JSON. Throws `UPSTREAM_INVALID_RESPONSE` when it is none. */
  json(): unknown;
}

/**
 * An answer with a 2xx status whose body the caller reads, of any size and as it comes. The caller must consume or
 * destroy `body`; it fails with an `UpstreamError`, or the signal's reason.
 */
export interface UpstreamStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** Calls to one source. */
export interface Connection {
  /** Resolves for 2xx answers only; everything else is an `UpstreamError`, or the signal's reason once it aborts. */
  send(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamResponse>;
  /** The same for bodies too large to hold. */
  stream(request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamStream>;
  /**
   * An `UPSTREAM_INVALID_RESPONSE` of this source, for an answer that is JSON but not what the contract says. It counts
   * as a failure of the call when it is made in the turn in which the answer was handed out.
   */
  invalid(operationId: string, why: string): Error;
}

/** What the calls of one GraphQL operation to one source have in common. */
export interface CallScope {
  /** When calls must have ended, in milliseconds of `performance.now`; it may move later. */
  readonly deadline?: (() => number) | undefined;
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
  readonly logger: Logger;
}
