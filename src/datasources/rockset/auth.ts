import { apiKeyCredentials, bearerCredentials } from '../../http/credentials.ts';
import type { Credentials } from '../../http/types.ts';
import type { Auth } from './settings.ts';

/** How requests to Rockset are signed: vendor reference in README.md. */
export function credentialsOf(auth: Auth): Credentials {
  if (auth.type === 'api-key') return apiKeyCredentials('Authorization', auth.key, 'ApiKey');
  return bearerCredentials(auth.token, { organization: auth.organization });
}
