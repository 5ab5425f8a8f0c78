import { createConnection } from '../../http/connection.ts';
import { defineApi } from '../shared/api.ts';
import { connectedSource } from '../shared/organization-source.ts';
import { credentialsOf } from './auth.ts';
import { openOrganizations } from './datasource.ts';
import { explain } from './errors.ts';
import { auth } from './settings.ts';

export const rocksetV1 = defineApi({
  id: 'rockset-v1',
  api: 'ROCKSET_V1',
  vendor: 'ROCKSET',
  typename: 'RocksetOrganization',
  defaultBaseUrl: 'https://api.usw2a1.rockset.com',
  auth,
  connect({ identity, auth, transport, cache, peers, logger, meter }) {
    const credentials = credentialsOf(auth);
    const connection = createConnection({
      source: identity.name,
      transport,
      credentials,
      explain,
      cache,
      peers,
      logger,
      meter,
    });
    return connectedSource(identity, connection, openOrganizations);
  },
});
