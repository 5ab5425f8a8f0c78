import type { MutationCalls, VendorCalls } from '../shared/vendor-calls.ts';

const api = 'TILEDB_V1';

/** A list of all of an organization's answers several that are asked for by name. */
const members = ['getOrganization', 'getOrganizationUser'];
const credentials = ['checkAWSAccessCredentials', 'checkAWSAccessCredentialsByName'];

/** Members and credentials go by the organization's name, which is read first. */
function inside(write: string, ...looks: readonly string[]): MutationCalls {
  return { api, reads: ['getOrganization'], write, looks };
}

export const calls: VendorCalls = {
  fields: {
    'TileDBOrganization.users': ['getOrganization'],
    'TileDBOrganization.user': members,
    'TileDBOrganization.awsAccessCredentials': ['checkAWSAccessCredentials'],
    'TileDBOrganization.awsAccessCredential': credentials,
    'CreateTileDBOrganizationPayload.organization': ['getOrganization'],
    'UpdateTileDBOrganizationPayload.organization': ['getOrganization'],
    'AddTileDBOrganizationUserPayload.user': members,
    'AddTileDBOrganizationUserPayload.organization': ['getOrganization'],
    'UpdateTileDBOrganizationUserPayload.user': members,
    'UpdateTileDBOrganizationUserPayload.organization': ['getOrganization'],
    'RemoveTileDBOrganizationUserPayload.organization': ['getOrganization'],
    'AddTileDBAwsAccessCredentialsPayload.awsAccessCredential': credentials,
    'AddTileDBAwsAccessCredentialsPayload.organization': ['getOrganization'],
    'UpdateTileDBAwsAccessCredentialsPayload.awsAccessCredential': credentials,
    'UpdateTileDBAwsAccessCredentialsPayload.organization': ['getOrganization'],
    'DeleteTileDBAwsAccessCredentialsPayload.organization': ['getOrganization'],
  },
  mutations: {
    createTileDBOrganization: { api, reads: [], write: 'createOrganization', looks: ['getOrganization'] },
    updateTileDBOrganization: inside('updateOrganization', 'getOrganization', 'getOrganization'),
    deleteTileDBOrganization: { api, reads: [], write: 'deleteOrganization', looks: ['getOrganization'] },
    addTileDBOrganizationUser: inside('addUserToOrganization', 'getOrganizationUser'),
    updateTileDBOrganizationUser: inside('updateUserInOrganization', 'getOrganizationUser'),
    removeTileDBOrganizationUser: inside('deleteUserFromOrganization', 'getOrganizationUser'),
    addTileDBAwsAccessCredentials: inside('addAWSAccessCredentials', 'checkAWSAccessCredentialsByName'),
    updateTileDBAwsAccessCredentials: inside(
      'updateAWSAccessCredentials',
      'checkAWSAccessCredentialsByName',
      'checkAWSAccessCredentialsByName',
    ),
    deleteTileDBAwsAccessCredentials: inside('deleteAWSAccessCredentials', 'checkAWSAccessCredentialsByName'),
  },
};
