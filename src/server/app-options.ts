import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { ProxyTrust } from '../config/public-address.ts';
import type { Authenticator } from '../security/authenticator.ts';
import type { CallerRate } from '../security/limits/caller-rate.ts';
import { defaultQueryLimits, type QueryLimits } from '../security/limits/query-limits.ts';
import type { TrustedDocumentsSettings } from '../security/trusted-documents/trusted-documents.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';
import type { Tracing } from '../observability/tracing/tracing.ts';
import type { EqualQueries } from './answers/equal-queries.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import type { CrossOrigin } from './cross-origin.ts';
import type { CompiledQueries } from './compiled-execution.ts';
import type { IdempotencyOptions } from './idempotency.ts';
import type { Readiness } from './health.ts';
import type { Overload } from './overload.ts';
import type { PlanningOptions } from './planned-execution.ts';
import type { StrictTransport } from './security-headers.ts';
import type { ServedOperation } from './served-operation.ts';
import type { UploadLimits } from './uploads.ts';

/** Milliseconds and bytes. */
export interface AppLimits extends UploadLimits, QueryLimits {
  /** For a whole request to arrive; of a multipart request, for its next bytes. */
  readonly requestTimeout: number;
}

export interface AppOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  /** What queries that come again are compiled from; without it, none is. */
  readonly compiled?: CompiledQueries;
  /** What plans of operations are made of; without it, nobody can ask for one. */
  readonly planning?: PlanningOptions;
  /** Where equal queries find each other's answers; without it, each is run. */
  readonly answers?: EqualQueries | undefined;
  /** What answers are kept for mutations with an `Idempotency-Key`; without it, the header does nothing. */
  readonly idempotency?: IdempotencyOptions;
  /** Makes the context of one operation: a plain object, because Apollo copies it. */
  readonly context: (operation: ServedOperation) => Context | Promise<Context>;
  /** Says who sends the requests for `/graphql`. */
  readonly authenticator: Authenticator;
  /** Names of its sources, where they are simulators that fail on purpose when a request says so; null: they are real. */
  readonly simulated?: readonly string[] | null;
  /** Null: a caller may send any number of requests. */
  readonly callerRate: CallerRate | null;
  readonly overload: Overload;
  readonly logger: Logger;
  readonly ready: () => Readiness;
  /** What the process counts, which is then at `/metrics`. */
  readonly metrics?: Metrics | null;
  readonly tracing?: Tracing | null;
  /** Milliseconds: what takes as long says in the log which sources it waited for. */
  readonly slowMs?: number;
  /** Folder of the built GraphiQL, when it is not the usual one. */
  readonly graphiqlDirectory?: string;
  /** Documents that clients have sent; used where `web` has persisted queries. */
  readonly persisted?: PersistedDocuments;
  /** What browsers and other callers may have beyond answers; the defaults are `openWeb`. */
  readonly web?: Partial<WebOptions>;
  readonly limits?: Partial<AppLimits>;
}

export interface WebOptions {
  /** Without it, error messages also name nothing of the schema that the client did not. */
  readonly introspection: boolean;
  readonly graphiql: boolean;
  /** Null: pages of no other site may read answers. */
  readonly cors: CrossOrigin | null;
  readonly hsts: StrictTransport | null;
  readonly trustedDocuments: TrustedDocumentsSettings | null;
  /** Whether requests may send the hash of a document that was sent before. */
  readonly persistedQueries: boolean;
  /** Where callers find the server; null: where each request says. */
  readonly publicUrl: string | null;
  readonly trustProxy: ProxyTrust;
}

export const openWeb: WebOptions = {
  introspection: true,
  graphiql: true,
  cors: null,
  hsts: null,
  trustedDocuments: null,
  persistedQueries: false,
  publicUrl: null,
  trustProxy: false,
};

export const defaultLimits: AppLimits = {
  ...defaultQueryLimits,
  bodyBytes: 1024 * 1024,
  uploadBytes: 512 * 1024 * 1024,
  uploadFiles: 5,
  requestTimeout: 60_000,
};
