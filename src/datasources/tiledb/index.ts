import { createConnection } from '../../http/connection.ts';
import { defineApi } from '../shared/api.ts';
import { connectedSource } from '../shared/organization-source.ts';
import { credentialsOf } from './auth.ts';
import { openOrganizations } from './datasource.ts';
import { explain } from './errors.ts';
import { auth } from './settings.ts';

export const tiledbV1 = defineApi({
  id: 'tiledb-v1',
  api: 'TILEDB_V1',
  vendor: 'TILEDB',
  typename: 'TileDBOrganization',
  defaultBaseUrl: 'https://api.tiledb.com',
  auth,
  connect({ identity, auth, transport, cache, peers, logger, meter }) {
    const connection = createConnection({
      source: identity.name,
      transport: { ...transport, baseUrl: withVersion(transport.baseUrl) },
      credentials: credentialsOf(auth),
      explain,
      cache,
      peers,
      logger,
      meter,
    });
    return connectedSource(identity, connection, openOrganizations);
  },
});

/** The vendor's own `TILEDB_REST_HOST` has no `/v1`, its contract's base path has; both are taken. */
function withVersion(baseUrl: string): string {
  return /\/v1\/?$/.test(baseUrl) ? baseUrl : `${baseUrl.replace(/\/$/, '')}/v1`;
}

export { isTileDBOrganizations, type TileDBOrganizations } from './datasource.ts';
export type { CredentialsFields, OrganizationFields } from './bodies.ts';
export type { Namespace } from './parts.ts';
