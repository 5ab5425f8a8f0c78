/** How requests to Confluent are signed: vendor reference in README.md. */
import { readFile } from 'node:fs/promises';
import { UpstreamError } from '../../core/errors.ts';
import { basicCredentials, bearerCredentials } from '../../http/credentials.ts';
import {
  clientCredentials,
  clientCredentialsRequest,
  explainTokenError,
  readToken,
} from '../../http/oauth.ts';
import { tokenCredentials } from '../../http/token-credentials.ts';
import { createTokenEndpoint } from '../../http/token-endpoint.ts';
import type { Credentials } from '../../http/types.ts';
import type { ConnectOptions } from '../shared/api.ts';
import { explain } from './errors.ts';
import type { OrganizationAuth, PartnerAuth, StsAuth } from './settings.ts';

export function organizationCredentials(options: ConnectOptions<OrganizationAuth>): Credentials {
  const { auth } = options;
  switch (auth.type) {
    case 'basic':
      return basicCredentials(auth.username, auth.password);
    case 'bearer':
      return bearerCredentials(auth.token);
    case 'sts':
      return stsCredentials(options, auth);
  }
}

export function partnerCredentials({
  identity,
  auth,
  transport,
  peers,
  logger,
  meter,
}: ConnectOptions<PartnerAuth>): Credentials {
  if (auth.type === 'bearer') return bearerCredentials(auth.token);
  return clientCredentials({
    source: identity.name,
    tokenUrl: auth.tokenUrl ?? `${transport.baseUrl}/oauth2/token`,
    clientId: auth.clientId,
    clientSecret: auth.clientSecret,
    scope: auth.scope,
    transport,
    peers: peers?.token(),
    logger,
    meter,
  });
}

/** Confluent's token exchange (RFC 8693): a token of the customer's own identity provider for one of Confluent's. */
function stsCredentials(options: ConnectOptions<OrganizationAuth>, auth: StsAuth): Credentials {
  const { identity, transport, peers, logger, meter } = options;
  const endpoint = createTokenEndpoint({
    source: identity.name,
    url: `${transport.baseUrl}/sts/v1/oauth2/token`,
    operationId: 'exchangeStsV1OauthToken',
    transport,
    explain,
    logger,
    meter,
  });
  const subject = subjectTokens(options, auth);
  return tokenCredentials({
    async obtain(signal) {
      const form = {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: await subject.next(signal),
        identity_pool_id: auth.identityPoolId,
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        ...(auth.expiresInSeconds !== undefined && { expires_in: String(auth.expiresInSeconds) }),
      };
      return readToken(await endpoint.post({ form }, signal), endpoint);
    },
    headers: (token) => ({ authorization: `Bearer ${token}` }),
    peers: peers?.token(),
    close: async () => {
      await Promise.all([endpoint.close(), subject.close()]);
    },
  });
}

interface SubjectTokens {
  next(signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

/** A subject token for each exchange. Exchanges are minutes apart, so none is kept in between. */
function subjectTokens(
  { identity, transport, logger, meter }: ConnectOptions<OrganizationAuth>,
  auth: StsAuth,
): SubjectTokens {
  const close = () => Promise.resolve();
  const { subjectToken, subjectTokenFile: file, idp } = auth;
  if (file !== undefined) return { next: () => readTokenFile(file, identity.name), close };
  if (idp === undefined) return { next: () => Promise.resolve(subjectToken ?? ''), close };
  const endpoint = createTokenEndpoint({
    source: identity.name,
    url: idp.tokenUrl,
    operationId: 'identityProviderToken',
    transport,
    explain: explainTokenError,
    logger,
    meter,
  });
  // Confluent's own clients post id and secret in the form.
  const grant = clientCredentialsRequest({ ...idp, clientAuthentication: 'form' });
  return {
    next: async (signal) => readToken(await endpoint.post(grant, signal), endpoint).token,
    close: () => endpoint.close(),
  };
}

/** Read for each exchange: whoever puts the token there replaces it before it ends. */
async function readTokenFile(file: string, source: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw new UpstreamError({
      code: 'UPSTREAM_UNAUTHENTICATED',
      source,
      message: `Source "${source}" has no token to exchange: its subjectTokenFile cannot be read.`,
      retryable: false,
      cause,
    });
  }
}
