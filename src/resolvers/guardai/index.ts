import { guardaiV1 } from '../../datasources/guardai/index.ts';
import type { VendorModule } from '../shared/vendor-module.ts';
import { calls } from './calls.ts';
import { fields } from './fields.ts';
import { fileContent } from './file-content.ts';
import { fileMutations } from './file-mutations.ts';
import { organizationMutations } from './organization-mutations.ts';

export const guardai: VendorModule = {
  apis: [guardaiV1],
  resolvers: [fields, organizationMutations, fileMutations, fileContent],
  calls,
};
