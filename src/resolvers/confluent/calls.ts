import type { VendorCalls } from '../shared/vendor-calls.ts';

export const calls: VendorCalls = {
  fields: { 'UpdateConfluentOrganizationPayload.organization': ['getOrgV2Organization'] },
  mutations: {
    updateConfluentOrganization: {
      api: 'CONFLUENT_ORG_V2',
      reads: [],
      write: 'updateOrgV2Organization',
      looks: ['getOrgV2Organization'],
    },
  },
};
