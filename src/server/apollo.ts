import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Basis } from '../core/basis.ts';
import { errorChain } from '../graphql/error-description.ts';
import type { QueryLimits } from '../security/limits/query-limits.ts';
import { showsAge } from './answers/shows-age.ts';
import { runCompiled, type CompiledQueries } from './compiled-execution.ts';
import { formatOperationError } from './errors.ts';
import { noIntrospection } from './no-introspection.ts';
import { idempotentMutations, type IdempotencyOptions } from './idempotency.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import { runPersisted } from './persisted-queries.ts';
import { planOperations, type PlanningOptions } from './planned-execution.ts';
import { queryLimits } from './query-limits.ts';
import { currentRequest } from './request-record.ts';
import { traceCalls } from './traced-execution.ts';
import { runAdmittedDocument } from './trusted-documents.ts';

interface ApolloOptions {
  readonly schema: GraphQLSchema;
  /** What queries that come again are compiled from; without it, none is. */
  readonly compiled?: CompiledQueries | undefined;
  /** What plans of operations are made of; without it, nobody can ask for one. */
  readonly planning?: PlanningOptions | undefined;
  /** What answers are kept for mutations with an `Idempotency-Key`; without it, the header does nothing. */
  readonly idempotency?: IdempotencyOptions | undefined;
  readonly logger: Logger;
  readonly introspection: boolean;
  readonly hideSchemaDetailsFromClientErrors: boolean;
  readonly limits: QueryLimits;
  /** Whether requests come with the document that they may run. */
  readonly admitsDocuments: boolean;
  /** What requests may send the hash of; null: they send documents only. */
  readonly persisted: PersistedDocuments | null;
}

const maxComments = 500;
const maxErrors = 20;
/** Of a document's SHA-256, in the log. */
const hashDigits = 16;
/**
 * Characters of source text whose parsed documents are kept. A document takes about 100 bytes a character, at worst
 * 250, so this is 20 to 50 MB.
 */
const maxCachedSource = 200_000;

export function createApollo<Context extends object>(options: ApolloOptions): ApolloServer<Context> {
  const { schema, logger, introspection, limits } = options;
  const hideSuggestions = options.hideSchemaDetailsFromClientErrors;
  const formatError = (error: unknown): GraphQLFormattedError =>
    report(error, formatOperationError(error, { hideSuggestions }), logger);
  return new ApolloServer<Context>({
    schema,
    logger,
    // `noIntrospection` refuses it.
    introspection: true,
    validationRules: introspection ? [] : [noIntrospection],
    nodeEnv: 'production',
    csrfPrevention: false, // `gate.ts` does this, and lets ordinary GETs through.
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // A million-field document takes 1.4 s to parse and check.
    parseOptions: { maxLexicalTokens: limits.tokens, maxComments },
    validationOptions: { maxErrors },
    executionOptions: { maxCoercionErrors: maxErrors },
    documentStore: new InMemoryLRUCache<DocumentNode>({
      maxSize: maxCachedSource,
      sizeCalculation: (document) => document.loc?.source.body.length ?? maxCachedSource,
    }),
    formatError: (_formatted, error) => formatError(error),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      operationPlugin,
      ...(options.admitsDocuments ? [runAdmittedDocument] : []),
      ...(options.persisted ? [runPersisted(options.persisted)] : []),
      queryLimits(schema, limits),
      ...(options.planning ? [planOperations(schema, options.planning)] : []),
      ...(options.idempotency ? [idempotentMutations(options.idempotency)] : []),
      traceCalls({ schema, formatError }),
      ...(options.compiled ? [runCompiled({ ...options.compiled, formatError })] : []),
    ],
  });
}

const operationPlugin: ApolloServerPlugin<object> = {
  async requestDidStart() {
    const record = currentRequest.getStore();
    if (!record) return;
    return {
      async didResolveOperation({ document, operation, operationName, contextValue }) {
        // Despite the hook's name there is none when the document has several and the client named none of them.
        record.operationType = operation?.operation ?? null;
        record.operationName = operationName;
        const { basis } = contextValue as { readonly basis?: Basis | undefined };
        if (basis && !showsAge(document)) basis.ageless();
      },
      async willSendResponse({ response, queryHash }) {
        record.operationHash = beginningOf(queryHash);
        // GraphQL over HTTP: in `application/json` a well-formed request is answered 200 even where GraphQL refuses it.
        const isRefusal = response.http.status === 400 && !record.errorCodes.has('BAD_REQUEST');
        if (isRefusal && record.mediaType === 'application/json') response.http.status = 200;
      },
    };
  },
  async unexpectedErrorProcessingRequest({ error }) {
    currentRequest.getStore()?.log.error({ err: error }, 'GraphQL could not process the request');
  },
};

/** Apollo Server has computed it for itself; despite its types, not where there was no document. */
function beginningOf(hash: string | undefined): string | null {
  return hash?.slice(0, hashDigits) ?? null;
}

/** Notes the code for the request's log line; what the client will not hear is logged here and now. */
function report(error: unknown, formatted: GraphQLFormattedError, logger: Logger): GraphQLFormattedError {
  const record = currentRequest.getStore();
  const code = String(formatted.extensions?.['code']);
  record?.errorCodes.add(code);
  if (code !== 'INTERNAL_SERVER_ERROR') return formatted;
  const thrown = errorChain(error).at(-1);
  if (record?.signal.aborted && isAbort(thrown, record.signal)) return formatted;
  (record?.log ?? logger).error({ err: thrown, path: formatted.path }, 'unexpected error');
  return formatted;
}

/** What resolvers throw because nobody waits for the answer any more is no fault. */
function isAbort(thrown: unknown, signal: AbortSignal): boolean {
  if (thrown === signal.reason) return true;
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'AbortError';
}
