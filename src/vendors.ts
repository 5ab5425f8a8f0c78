/** The registry: one import and one name for each vendor. */
import { confluent } from './resolvers/confluent/index.ts';
import { guardai } from './resolvers/guardai/index.ts';
import { rockset } from './resolvers/rockset/index.ts';
import { tiledb } from './resolvers/tiledb/index.ts';
import type { VendorModule } from './resolvers/shared/vendor-module.ts';

export const vendors: readonly VendorModule[] = [confluent, guardai, rockset, tiledb];
