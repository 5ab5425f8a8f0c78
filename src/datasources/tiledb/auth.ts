import { apiKeyCredentials, basicCredentials } from '../../http/credentials.ts';
import type { Credentials } from '../../http/types.ts';
import type { Auth } from './settings.ts';

/** How requests to TileDB Cloud are signed: vendor reference in README.md. */
export function credentialsOf(auth: Auth): Credentials {
  return auth.type === 'api-key'
    ? apiKeyCredentials('X-TILEDB-REST-API-KEY', auth.key)
    : basicCredentials(auth.username, auth.password);
}
