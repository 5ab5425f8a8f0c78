import type { VendorCalls } from '../shared/vendor-calls.ts';

/** All of it comes with its organization. */
export const calls: VendorCalls = { fields: {}, mutations: {} };
