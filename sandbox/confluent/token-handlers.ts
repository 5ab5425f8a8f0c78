import { randomUUID } from 'node:crypto';
import type { Answer, SandboxRequest } from '../core/simulator.ts';
import { identityPools, idpClients, partnerClients, type OauthClient } from './accounts.ts';
import { invalidRequest } from './failures.ts';
import type { ConfluentState } from './state.ts';
import { mintToken, readToken, type TokenClaims } from './tokens.ts';

/** RFC 8693 at `/sts/v1/oauth2/token`: a subject token for one of Confluent's. The contract has checked the form. */
export function exchangeSubjectToken(state: ConfluentState, request: SandboxRequest): Answer {
  const { subject_token: subject = '', identity_pool_id: pool = '', expires_in: wanted } = formOf(request);
  if (!Object.hasOwn(identityPools, pool) || !readToken(subject, 'subject', state)) {
    return invalidRequest(`subject_token could not be verified for identity pool ${pool}`);
  }
  const longest = state.settings.stsTokenSeconds ?? 900;
  const seconds = Math.min(Number(wanted ?? longest), longest);
  return {
    status: 200,
    json: {
      access_token: newToken(state, { use: 'sts', sub: pool, scope: '' }, seconds),
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: seconds,
    },
  };
}

/** Client credentials at `/oauth2/token`, for partners. */
export function issuePartnerToken(state: ConfluentState, request: SandboxRequest): Answer {
  const seconds = state.settings.partnerTokenSeconds ?? 3600;
  return clientCredentials(state, request, partnerClients, 'partner', 'marketplace::describe', seconds);
}

/** Client credentials at the fake identity provider: what a company's own provider would hand out. */
export function issueSubjectToken(state: ConfluentState, request: SandboxRequest): Answer {
  return clientCredentials(state, request, idpClients, 'subject', 'openid', 3600);
}

function clientCredentials(
  state: ConfluentState,
  request: SandboxRequest,
  clients: Readonly<Record<string, OauthClient>>,
  use: TokenClaims['use'],
  defaultScope: string,
  seconds: number,
): Answer {
  const form = formOf(request);
  const { id, secret } = clientOf(request);
  const client = Object.hasOwn(clients, id) ? clients[id] : undefined;
  if (client?.secret !== secret) return oauthFailure('invalid_client', 'unknown client or wrong secret');
  if (form['grant_type'] !== 'client_credentials') {
    return oauthFailure('unsupported_grant_type', 'grant_type must be client_credentials');
  }
  const scope = form['scope'] ?? defaultScope;
  const unknown = scope.split(' ').find((one) => !client.scopes.includes(one));
  if (unknown !== undefined)
    return oauthFailure('invalid_scope', `this client may not have the scope ${unknown}`);
  const json = {
    access_token: newToken(state, { use, sub: id, scope }, seconds),
    token_type: 'Bearer',
    expires_in: seconds,
    scope,
  };
  return { status: 200, headers: unstored, json };
}

const unstored = { 'Cache-Control': 'no-store' };

/** An error of RFC 6749, section 5.2. */
export function oauthFailure(error: string, description: string): Answer {
  const unknownClient = error === 'invalid_client';
  return {
    status: unknownClient ? 401 : 400,
    headers: { ...unstored, ...(unknownClient && { 'WWW-Authenticate': 'Basic realm="oauth2"' }) },
    json: { error, error_description: description },
  };
}

/** By HTTP Basic (whose two halves are form-encoded, RFC 6749 2.3.1) or in the form. */
function clientOf(request: SandboxRequest): { readonly id: string; readonly secret: string } {
  const [scheme = '', value = ''] = (request.headers['authorization'] ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') {
    const { client_id: id = '', client_secret: secret = '' } = formOf(request);
    return { id, secret };
  }
  const [id = '', ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return { id: unform(id), secret: unform(rest.join(':')) };
}

function unform(text: string): string {
  return new URLSearchParams(`value=${text}`).get('value') ?? text;
}

function newToken(
  state: ConfluentState,
  claims: Pick<TokenClaims, 'use' | 'sub' | 'scope'>,
  seconds: number,
): string {
  const { now, generation } = state;
  return mintToken({
    ...claims,
    exp: Math.floor(now().getTime() / 1000) + seconds,
    generation,
    jti: randomUUID(),
  });
}

function formOf({ body }: SandboxRequest): Readonly<Record<string, string>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, string>) : {};
}
