import type { Logger } from 'pino';
import { z } from 'zod';
import type { CallMeter } from '../core/call-meter.ts';
import { basicHeader } from './credentials.ts';
import type { PeerToken } from './peers/peer-token.ts';
import { tokenCredentials, type Token } from './token-credentials.ts';
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint.ts';
import type { Credentials, Explain, TransportSettings, UpstreamResponse } from './types.ts';

/** How a client proves itself at the token endpoint (RFC 6749, 2.3.1). */
export type ClientAuthentication = 'basic' | 'form';

export interface ClientCredentialsOptions {
  /** Name of the source the token is for. */
  readonly source: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string | undefined;
  readonly clientAuthentication?: ClientAuthentication;
  readonly transport: TransportSettings;
  readonly peers?: PeerToken | undefined;
  readonly logger: Logger;
  readonly meter?: CallMeter | undefined;
}

// Token servers print the lifetime as a number or as its digits; where neither comes, a 401 tells that it has ended.
const lifetime = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .optional()
  .catch(undefined);

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z
    .string()
    .regex(/^bearer$/i)
    .nullish(),
  expires_in: lifetime,
});

const errorAnswer = z.object({
  error: z.string(),
  error_description: z.string().optional().catch(undefined),
});

/** Reads a token answer of RFC 6749 or RFC 8693. Throws `UPSTREAM_INVALID_RESPONSE`. */
export function readToken(answer: UpstreamResponse, endpoint: TokenEndpoint): Token {
  const { data, error } = tokenAnswer.safeParse(answer.json());
  if (data === undefined) {
    const wrong = error.issues.map((issue) => issue.path.join('.') || 'the body').join(', ');
    throw endpoint.invalid(`it is no token answer (${wrong}).`);
  }
  return { token: data.access_token, expiresInSeconds: data.expires_in };
}

/** Explains the error body of RFC 6749, 5.2. */
export const explainTokenError: Explain = ({ text }) => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { complaints: [] };
  }
  const { data } = errorAnswer.safeParse(body);
  if (data === undefined) return { complaints: [] };
  return { complaints: [{ message: data.error_description ?? data.error, code: data.error }] };
};

// RFC 6749 has id and secret form-encoded before they go into Basic.
function formEncode(text: string): string {
  return new URLSearchParams({ v: text }).toString().slice(2);
}

/** The form and headers of a client credentials grant (RFC 6749, 4.4.2). */
export function clientCredentialsRequest(
  options: Pick<ClientCredentialsOptions, 'clientId' | 'clientSecret' | 'scope' | 'clientAuthentication'>,
): { readonly form: Record<string, string>; readonly headers: Record<string, string> } {
  const { clientId, clientSecret, scope, clientAuthentication = 'basic' } = options;
  const form = { grant_type: 'client_credentials', ...(scope !== undefined && { scope }) };
  if (clientAuthentication === 'form') {
    return { form: { ...form, client_id: clientId, client_secret: clientSecret }, headers: {} };
  }
  return { form, headers: { authorization: basicHeader(formEncode(clientId), formEncode(clientSecret)) } };
}

/** Bearer tokens by the client credentials grant. Throws a `TypeError` for a token URL that cannot be called. */
export function clientCredentials(options: ClientCredentialsOptions): Credentials {
  const { source, tokenUrl, transport, peers, logger, meter } = options;
  const endpoint = createTokenEndpoint({
    source,
    url: tokenUrl,
    operationId: 'clientCredentials',
    transport,
    explain: explainTokenError,
    logger,
    meter,
  });
  const grant = clientCredentialsRequest(options);
  return tokenCredentials({
    obtain: async (signal) => readToken(await endpoint.post(grant, signal), endpoint),
    headers: (token) => ({ authorization: `Bearer ${token}` }),
    peers,
    close: () => endpoint.close(),
  });
}
