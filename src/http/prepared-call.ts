import type { WireRequest } from './wire-types.ts';
import type { CallName } from './failure.ts';
import { checkHeaders, mergeHeaders } from './headers.ts';
import { requestBody } from './request-body.ts';
import { targetUrl } from './target-url.ts';
import type { UpstreamRequest } from './types.ts';
import { userAgent } from './user-agent.ts';

/** A call as it will be sent, but for its credentials. */
export interface PreparedCall {
  readonly name: CallName;
  readonly request: UpstreamRequest;
  readonly wire: WireRequest;
  /** Sending it twice does no more than sending it once. */
  readonly idempotent: boolean;
  /** It can be sent again: its body is still there, and nothing speaks against it. */
  readonly resendable: boolean;
  /** It can be sent again when it was refused for its credentials. */
  readonly renewable: boolean;
  /** How often it has been sent before; absent: never. */
  readonly repeated?: number;
}

/** Whether sending it again changes nothing at the vendor: a read, above all. */
export function isIdempotent({ method, idempotent = method === 'GET' }: UpstreamRequest): boolean {
  return idempotent;
}

/** Throws `BadUserInputError` for parameters and headers that cannot be sent. */
export function prepareCall(source: string, base: URL, request: UpstreamRequest): PreparedCall {
  const { operationId, method, accept = 'application/json', headers = {} } = request;
  checkHeaders({ ...headers, accept });
  const body = requestBody(request);
  return {
    name: { source, operationId },
    request,
    wire: {
      url: targetUrl(base, request),
      method,
      headers: mergeHeaders({ 'user-agent': userAgent, accept }, body.headers, headers),
      content: body.content,
    },
    idempotent: isIdempotent(request),
    resendable: request.stream === undefined && request.once !== true,
    renewable: request.stream === undefined || request.rewindable === true,
  };
}
