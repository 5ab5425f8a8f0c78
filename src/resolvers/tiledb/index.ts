import { tiledbV1 } from '../../datasources/tiledb/index.ts';
import type { VendorModule } from '../shared/vendor-module.ts';
import { calls } from './calls.ts';
import { credentialsMutations } from './credentials-mutations.ts';
import { memberMutations } from './member-mutations.ts';
import { organizationMutations } from './organization-mutations.ts';
import { organization } from './organization.ts';

export const tiledb: VendorModule = {
  apis: [tiledbV1],
  resolvers: [organization, organizationMutations, memberMutations, credentialsMutations],
  calls,
};
