import type { VendorCalls } from '../shared/vendor-calls.ts';

const api = 'GUARDAI_V1';

/** GuardAI need not answer with what it has made: then it is looked for in the list. */
const made = ['getOrganization', 'getOrganizations'];
const one = ['getOrganization'];

export const calls: VendorCalls = {
  fields: {
    'GuardAIOrganization.members': ['getMembers'],
    'GuardAIOrganization.assets': ['getAssetDefinitions'],
    'GuardAIOrganization.hpoDefinitions': ['getDefinedHPO'],
    'GuardAIOrganization.transformDefinitions': ['getDefinedTransforms'],
    'GuardAIOrganizationFile.usage': ['getOrganizationFileUsage'],
    'AddGuardAIOrganizationPayload.organization': made,
    'UpdateGuardAIOrganizationPayload.organization': one,
    'CopyGuardAIOrganizationPayload.organization': made,
    'RefreshGuardAIOrganizationStatsPayload.organization': one,
    'UploadGuardAIOrganizationFilePayload.file': one,
    'UploadGuardAIOrganizationFilePayload.organization': one,
    'RenameGuardAIOrganizationFilePayload.file': one,
    'RenameGuardAIOrganizationFilePayload.organization': one,
    'DeleteGuardAIOrganizationFilePayload.organization': one,
  },
  mutations: {
    addGuardAIOrganization: { api, reads: [], write: 'addOrganization', looks: [] },
    updateGuardAIOrganization: { api, reads: one, write: 'updateOrganization', looks: one },
    deleteGuardAIOrganization: { api, reads: [], write: 'deleteOrganization', looks: one },
    copyGuardAIOrganization: { api, reads: [], write: 'copyOrganization', looks: one },
    refreshGuardAIOrganizationStats: { api, reads: [], write: 'updateOrgStats', looks: one },
    uploadGuardAIOrganizationFile: { api, reads: [], write: 'uploadOrganizationFile', looks: one },
    renameGuardAIOrganizationFile: { api, reads: [], write: 'renameOrganizationFile', looks: one },
    deleteGuardAIOrganizationFile: {
      api,
      reads: [],
      write: 'deleteOrganizationFile',
      // Which projects use it stays with the file.
      looks: ['getOrganization', 'getOrganizationFileUsage'],
    },
  },
};
