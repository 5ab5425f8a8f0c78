import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { ApiId, SourceEntry } from './api.ts';
import type { Modes } from './modes.ts';

export type { ApiId, SourceEntry } from './api.ts';
export type { Modes } from './modes.ts';

/** A call as a simulator sees it. */
export interface SandboxRequest {
  readonly api: ApiId;
  /** The contract's operationId; null where no path and method of the contract match. */
  readonly operationId: string | null;
  /** Upper case. */
  readonly method: string;
  /** As sent: still percent-encoded, without the query. */
  readonly path: string;
  /** Values of the path template's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Decoded; of a repeated name the first value counts. */
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * JSON: the parsed value. Form (`application/x-www-form-urlencoded`): an object of strings. Anything else: the text.
   * `undefined` when nothing was sent, when JSON is malformed, and for `multipart/*`.
   */
  readonly body: unknown;
  /** The body as text; empty for `multipart/*`. */
  readonly text: string;
  /** The untouched request. For `multipart/*` its body has not been read: a handler that wants it streams it. */
  readonly raw: IncomingMessage;
  /** A multipart body as it comes; fails with `BodyTooLarge` beyond 1 GB. */
  readonly stream: () => Readable;
  /** For handlers that read a multipart body themselves: what the request log shows as the body. */
  readonly recordParts: (parts: readonly RecordedPart[]) => void;
}

/** What the log keeps of one part of a multipart body. */
export interface RecordedPart {
  readonly name: string;
  readonly filename: string | null;
  readonly contentType: string | null;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What a simulator answers. At most one of `json`, `text` and `stream`; none of them is an empty body. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/json` (unless `headers` says otherwise); a bigint becomes a JSON number. */
  readonly json?: unknown;
  /** Sent as it is; `headers` names its `content-type`. */
  readonly text?: string;
  /** Sent as it comes; `headers` names its `content-type` and, where known, its `content-length`. */
  readonly stream?: Readable;
}

/** One way in which a request breaks the contract, in Ajv's words. */
export interface Violation {
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** Name of the parameter; absent for `in: 'body'`. */
  readonly parameter?: string;
  /** JSON pointer into the body or the parameter's value; empty for the whole of it. */
  readonly pointer: string;
  /** Ajv's keyword (`type`, `required`, `maximum`, …) and its parameters. */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Ajv's message, e.g. `must be integer`. */
  readonly message: string;
}

/** Why the core, not a handler, ends a request. Each vendor has its own status and body for it. */
export type Refusal =
  | { readonly kind: 'unknown-path' }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'body-too-large'; readonly limit: number }
  /** The contract takes none of the sent media type. `sent` is empty when a body came without a type. */
  | { readonly kind: 'media-type'; readonly sent: string; readonly accepted: readonly string[] }
  | { readonly kind: 'malformed-json'; readonly message: string }
  /** Never empty. */
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[] }
  /** A fault of kind `status` without a body of its own. */
  | { readonly kind: 'injected'; readonly status: number };

/** The checks before a handler runs. */
export type Step = 'route' | 'authenticate' | 'body' | 'validate';

export type Handler = (request: SandboxRequest) => Answer | Promise<Answer>;

/** A simulator with its state. */
export interface RunningSimulator {
  /** One per operationId of its documents (unique within a vendor). */
  readonly handlers: Readonly<Record<string, Handler>>;
  /**
   * The vendor's order of checks; default `route, authenticate, body, validate`. `route` refuses unknown paths and
   * wrong methods, `body` media type and malformed JSON, `validate` everything else of the contract.
   * A step left out is not made. Where `authenticate` comes before `route`, it also sees requests with a null operationId.
   */
  readonly order?: readonly Step[];
  /** The refusal, or null to let the request pass. Absent: nobody is refused. */
  readonly authenticate?: (request: SandboxRequest) => Answer | null;
  /** The vendor's own answer for what the core refuses. */
  readonly refuse: (refusal: Refusal, request: SandboxRequest) => Answer;
  /** Last touch on every answer, refusals included: headers the vendor always sends, rate limits. */
  readonly finish?: (answer: Answer, request: SandboxRequest) => Answer;
  /** What a test may make happen at the vendor, by name (`expire-tokens`). */
  readonly actions?: Readonly<Record<string, () => void>>;
  /** Frees what the state holds besides memory; called before a reset and at the end. */
  readonly stop?: () => void;
  /** The orgraph.yaml entries with the default credentials. */
  readonly sources: () => readonly SourceEntry[];
}

/** An endpoint of the host that is no part of a contract (a fake identity provider, a ping): not validated. */
export interface ExtraRoute {
  readonly api: ApiId;
  readonly operationId: string;
  readonly method: string;
  /** Fixed path, no parameters. */
  readonly path: string;
}

export interface SimulatorContext {
  /** Of this vendor's server, no trailing slash; call it when answering, not at start. */
  readonly baseUrl: () => string;
  readonly now: () => Date;
  readonly modes: Modes;
  /** Size of the list that has pages; absent: the seed's. */
  readonly organizations?: number | undefined;
}

/** One vendor's host. */
export interface Simulator {
  readonly name: VendorName;
  /** Its contracts: file names in openapi/. The first is the one unknown paths are counted under. */
  readonly apis: readonly { readonly api: ApiId; readonly document: string }[];
  /** Handled by `handlers[operationId]`; only faults and the log apply to them, no check is made. */
  readonly extraRoutes?: readonly ExtraRoute[];
  /** Fresh state from the seed; called again on every reset. */
  readonly start: (context: SimulatorContext) => RunningSimulator;
}

/** The first word of its APIs' ids. */
export type VendorName = FirstWord<ApiId>;

type FirstWord<Id extends string> = Id extends `${infer Word}-${string}` ? Word : never;
