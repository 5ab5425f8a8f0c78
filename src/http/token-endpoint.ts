import type { Logger } from 'pino';
import type { CallMeter } from '../core/call-meter.ts';
import { UpstreamError, type UpstreamErrorCode } from '../core/errors.ts';
import { createConnection } from './connection.ts';
import { noCredentials } from './credentials.ts';
import type { Explain, TransportSettings, UpstreamRequest, UpstreamResponse } from './types.ts';

export interface TokenEndpointOptions {
  /** Name of the source the token is for. */
  readonly source: string;
  readonly url: string;
  readonly operationId: string;
  /** The source's own: the same time-outs, limits, proxy and TLS, at another URL. */
  readonly transport: TransportSettings;
  readonly explain: Explain;
  readonly logger: Logger;
  readonly meter?: CallMeter | undefined;
}

/** One URL that gives tokens, called like any other part of a vendor's API. */
export interface TokenEndpoint {
  /** As `Connection.send`, but a status that refuses what was sent (4xx, save 408 and 429) is `UPSTREAM_UNAUTHENTICATED`. */
  post(
    content: Pick<UpstreamRequest, 'form' | 'json' | 'headers'>,
    signal: AbortSignal,
  ): Promise<UpstreamResponse>;
  /** An `UPSTREAM_INVALID_RESPONSE` for an answer that holds no token. */
  invalid(why: string): Error;
  close(): Promise<void>;
}

// Whatever a token endpoint says no to, we have no token: its 404, above all, is not the 404 of what was asked for.
const refusals: ReadonlySet<UpstreamErrorCode> = new Set([
  'UPSTREAM_REJECTED',
  'UPSTREAM_UNAUTHENTICATED',
  'UPSTREAM_FORBIDDEN',
]);

function asRefused(error: unknown): UpstreamError | undefined {
  if (!(error instanceof UpstreamError)) return undefined;
  const { source, operationId, httpStatus, requestId, complaints } = error;
  if (!refusals.has(error.code)) return undefined;
  return new UpstreamError({
    code: 'UPSTREAM_UNAUTHENTICATED',
    source,
    operationId,
    httpStatus,
    requestId,
    complaints,
    message: `Source "${source}" gives no token for our credentials (${operationId ?? 'token'}, status ${String(httpStatus)}).`,
    retryable: false,
  });
}

/** Throws a `TypeError` for a URL that cannot be called. */
export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const { source, operationId, transport, explain, logger, meter } = options;
  const url = new URL(options.url);
  const query = Object.fromEntries(url.searchParams);
  const path = url.pathname;
  url.pathname = '';
  url.search = '';
  const connection = createConnection({
    source,
    // Whoever may receive credentials is configured by URL, so nothing leads them to another origin.
    // A rate limit that is configured is that of the API, and so is what it is told of traces.
    transport: { ...transport, baseUrl: url.href, redirectOrigins: [], rateLimit: null, traceContext: false },
    credentials: noCredentials(),
    explain,
    logger,
    meter,
  });
  return {
    async post(content, signal) {
      try {
        // A token that was asked for twice does no harm.
        return await connection.send(
          { operationId, method: 'POST', path, query, idempotent: true, ...content },
          signal,
        );
      } catch (error) {
        const refused = asRefused(error);
        if (refused !== undefined) throw refused;
        throw error;
      }
    },
    invalid: (why) => connection.invalid(operationId, why),
    close: () => connection.close(),
  };
}
