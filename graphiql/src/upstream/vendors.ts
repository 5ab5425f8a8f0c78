import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';

/** How a vendor is told from the others without its colour, which upstream.css has. */
export const vendorNames: Readonly<Record<UpstreamCall['vendor'], string>> = {
  CONFLUENT: 'Confluent',
  GUARDAI: 'GuardAI',
  ROCKSET: 'Rockset',
  TILEDB: 'TileDB',
};
