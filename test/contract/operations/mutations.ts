/** One valid input for each mutation but the upload. What it takes for granted is the sandbox's seed. */
export interface MutationInput {
  readonly source: string;
  /** Of the organization that `organizationId` names; without it, the input names the source. */
  readonly nativeId?: string;
  /** The rest of the input. */
  readonly input?: Readonly<Record<string, unknown>>;
}

const confluent = { source: 'confluent', nativeId: 'e945bf93-8516-4d6d-84c6-a2b93d509bc9' };
const tiledb = { source: 'tiledb', nativeId: 'acme-genomics' };
const guardai = { source: 'guardai', nativeId: '7' };
const seedFile = { type: 'classmapping', ref: '9d2f6f0e-7b0f-4d0f-9b73-0c5a4f1f2a10' };

export const mutationInputs = {
  updateConfluentOrganization: { ...confluent, input: { displayName: 'Harbor Data Group' } },
  createTileDBOrganization: { source: 'tiledb', input: { name: 'new-lab' } },
  updateTileDBOrganization: { ...tiledb, input: { description: 'Genomics and imaging' } },
  deleteTileDBOrganization: { source: 'tiledb', nativeId: 'beta.lab' },
  addTileDBOrganizationUser: { ...tiledb, input: { username: 'grace.o', role: 'READ_ONLY' } },
  updateTileDBOrganizationUser: { ...tiledb, input: { username: 'bruno.k', role: 'ADMIN' } },
  removeTileDBOrganizationUser: { ...tiledb, input: { username: 'bruno.k' } },
  addTileDBAwsAccessCredentials: {
    ...tiledb,
    input: {
      name: 'acme-new',
      accessKeyId: 'AKIA-EXAMPLE-0009',
      secretAccessKey: 'EXAMPLE-SECRET-NOT-REAL',
    },
  },
  updateTileDBAwsAccessCredentials: {
    ...tiledb,
    input: { name: 'acme-prod', buckets: ['s3://acme-tiledb/'] },
  },
  deleteTileDBAwsAccessCredentials: { ...tiledb, input: { name: 'acme-prod' } },
  addGuardAIOrganization: { source: 'guardai', input: { name: 'New Lab' } },
  updateGuardAIOrganization: { ...guardai, input: { name: 'Perception' } },
  deleteGuardAIOrganization: { source: 'guardai', nativeId: '8' },
  copyGuardAIOrganization: { ...guardai, input: { name: 'A copy' } },
  refreshGuardAIOrganizationStats: guardai,
  renameGuardAIOrganizationFile: { ...guardai, input: { ...seedFile, name: 'renamed.json' } },
  deleteGuardAIOrganizationFile: { ...guardai, input: seedFile },
} satisfies Readonly<Record<string, MutationInput>>;

export type MutationName = keyof typeof mutationInputs;
