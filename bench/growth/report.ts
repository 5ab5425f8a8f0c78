import { figure, mebibytes, table } from '../compare/tables.ts';
import type { Listing } from './listing.ts';

/** What it took to list so many organizations, with answers kept as shipped and with nothing kept. */
export interface Growth {
  readonly organizations: number;
  readonly kept: Listing;
  readonly unkept: Listing;
}

export function growthTable(rows: readonly Growth[]): string {
  const head = ['organizations', 'pages', 'calls', 'seconds', 'ms each 1,000', 'CPU ms each 1,000', 'MiB'];
  return table(
    [...head, 'calls, nothing kept', 'MiB, nothing kept'],
    rows.map(({ organizations, kept, unkept }) => {
      const eachThousand = (seconds: number): string => figure((seconds * 1_000_000) / organizations);
      return [
        count(organizations),
        count(kept.pages),
        count(kept.calls),
        figure(kept.seconds),
        eachThousand(kept.seconds),
        eachThousand(kept.cpu),
        mebibytes(kept.most),
        count(unkept.calls),
        mebibytes(unkept.most),
      ];
    }),
  );
}

const count = (value: number): string => value.toLocaleString('en-US');

/** Bytes of memory that the largest list took more than the smallest. */
export function memoryGrowth(rows: readonly Growth[]): { readonly kept: number; readonly unkept: number } {
  const sorted = rows.toSorted((one, other) => one.organizations - other.organizations);
  const [smallest, largest] = [sorted[0], sorted.at(-1)];
  if (!smallest || !largest) throw new RangeError('Nothing was measured.');
  return {
    kept: largest.kept.most - smallest.kept.most,
    unkept: largest.unkept.most - smallest.unkept.most,
  };
}
