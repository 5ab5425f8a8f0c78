import { createConnection } from '../../http/connection.ts';
import { defineApi } from '../shared/api.ts';
import { connectedSource } from '../shared/organization-source.ts';
import { organizationCredentials, partnerCredentials } from './auth.ts';
import { openOrganizations, openPartnerOrganizations } from './datasource.ts';
import { explain } from './errors.ts';
import { organizationAuth, partnerAuth } from './settings.ts';

const defaultBaseUrl = 'https://api.confluent.cloud';

export const confluentOrgV2 = defineApi({
  id: 'confluent-org-v2',
  api: 'CONFLUENT_ORG_V2',
  vendor: 'CONFLUENT',
  typename: 'ConfluentOrganization',
  defaultBaseUrl,
  auth: organizationAuth,
  connect(options) {
    const { identity, transport, cache, peers, logger, meter } = options;
    const credentials = organizationCredentials(options);
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

export const confluentPartnerV2 = defineApi({
  id: 'confluent-partner-v2',
  api: 'CONFLUENT_PARTNER_V2',
  vendor: 'CONFLUENT',
  typename: 'ConfluentPartnerOrganization',
  defaultBaseUrl,
  auth: partnerAuth,
  connect(options) {
    const { identity, transport, cache, peers, logger, meter } = options;
    const credentials = partnerCredentials(options);
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
    return connectedSource(identity, connection, openPartnerOrganizations);
  },
});

export { isConfluentOrganizations } from './datasource.ts';
