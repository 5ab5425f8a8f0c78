import { confluentOrgV2, confluentPartnerV2 } from '../../datasources/confluent/index.ts';
import type { VendorModule } from '../shared/vendor-module.ts';
import { calls } from './calls.ts';
import { mutations } from './mutations.ts';

export const confluent: VendorModule = {
  apis: [confluentOrgV2, confluentPartnerV2],
  resolvers: [mutations],
  calls,
};
