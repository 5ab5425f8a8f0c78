import { rocksetV1 } from '../../datasources/rockset/index.ts';
import type { VendorModule } from '../shared/vendor-module.ts';
import { calls } from './calls.ts';

export const rockset: VendorModule = { apis: [rocksetV1], resolvers: [], calls };
