import { createConnection } from '../../http/connection.ts';
import { defineApi } from '../shared/api.ts';
import { connectedSource } from '../shared/organization-source.ts';
import { credentialsOf } from './auth.ts';
import { openOrganizations } from './datasource.ts';
import { explain } from './errors.ts';
import { auth } from './settings.ts';

export const guardaiV1 = defineApi({
  id: 'guardai-v1',
  api: 'GUARDAI_V1',
  vendor: 'GUARDAI',
  typename: 'GuardAIOrganization',
  defaultBaseUrl: 'https://guardai.navinfo.cloud',
  auth,
  connect(options) {
    const { identity, transport, cache, peers, logger, meter } = options;
    const credentials = credentialsOf(options);
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

export { isGuardAIOrganizations, type GuardAIOrganizations } from './datasource.ts';
