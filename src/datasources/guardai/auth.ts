import { bearerCredentials } from '../../http/credentials.ts';
import { tokenCredentials } from '../../http/token-credentials.ts';
import { createTokenEndpoint } from '../../http/token-endpoint.ts';
import type { Credentials } from '../../http/types.ts';
import type { ConnectOptions } from '../shared/api.ts';
import { explain } from './errors.ts';
import { secondsLeft } from './jwt.ts';
import type { Auth } from './settings.ts';
import { loginReply } from './wire.ts';

/** How requests to GuardAI are signed: vendor reference in README.md. */
export function credentialsOf({
  identity,
  auth,
  transport,
  peers,
  logger,
  meter,
}: ConnectOptions<Auth>): Credentials {
  if (auth.type === 'bearer') return bearerCredentials(auth.token);
  const endpoint = createTokenEndpoint({
    source: identity.name,
    url: `${transport.baseUrl}/api/v1/login`,
    operationId: 'login',
    transport,
    explain,
    logger,
    meter,
  });
  const json = { apiKeyId: auth.apiKeyId, apiKey: auth.apiKey };
  return tokenCredentials({
    async obtain(signal) {
      const reply = loginReply.safeParse((await endpoint.post({ json }, signal)).json());
      if (!reply.success) throw endpoint.invalid('jwt: is missing');
      return { token: reply.data.jwt, expiresInSeconds: secondsLeft(reply.data.jwt) };
    },
    headers: (token) => ({ authorization: `Bearer ${token}` }),
    peers: peers?.token(),
    close: () => endpoint.close(),
  });
}
