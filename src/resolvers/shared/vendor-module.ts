import type { AnyApi } from '../../datasources/shared/api.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import type { VendorCalls } from './vendor-calls.ts';

/** All that the registry needs of a vendor. */
export interface VendorModule {
  readonly apis: readonly AnyApi[];
  /** Resolvers of the vendor's own fields and mutations. */
  readonly resolvers: readonly Resolvers[];
  /** Which calls they take. */
  readonly calls: VendorCalls;
}
