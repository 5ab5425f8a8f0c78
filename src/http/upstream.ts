import type { Readable } from 'node:stream';
import type { ForeseenChange } from '../core/dry-run.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Which operation, of what. */
export interface ReadName {
  /** The contract's operationId: names the call in logs, traces and errors. */
  readonly operationId: string;
  /** Values of the path's parameters; each becomes exactly one percent-encoded segment. */
  readonly params?: Readonly<Record<string, string>>;
}

/** One call, in the words of the vendor's contract. */
export interface UpstreamRequest extends ReadName {
  readonly method: Method;
  /** The contract's path template below the base URL, e.g. `/org/v2/organizations/{id}`. */
  readonly path: string;
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
  /**
   * Of a write: which of the source's reads may have another answer once it is done, so that what is kept of theirs is
   * dropped; without it, all of them.
   */
  readonly touches?: (read: ReadName) => boolean;
  /** Of a write: what it is to change, found out by reading; null: that cannot be said. Only dry runs ask. */
  readonly foresee?: () => Promise<ForeseenChange | null>;
  /** What of `json` the vendor has sent itself, and gets back: it may know more than its contract says. */
  readonly readBack?: unknown;
  /** Of a `stream`: what it holds, in a few words of JSON, for dry runs. */
  readonly outline?: () => Promise<unknown>;
  /** Values in the body that must not show in complaints, errors or logs, in case the vendor repeats them. */
  readonly secrets?: readonly string[];
}

/** An answer with a 2xx status, read whole within the source's size limit. */
export interface UpstreamResponse {
  readonly status: number;
  /** When it had come: RFC 3339 in UTC. */
  readonly receivedAt: string;
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
