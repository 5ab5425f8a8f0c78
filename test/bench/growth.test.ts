import { describe, expect, it } from '@jest/globals';
import { growthTable, memoryGrowth, type Growth } from '../../bench/growth/report.ts';
import { listAll, type Listing } from '../../bench/growth/listing.ts';
import { useGraphs } from '../support/graph.ts';
import { useSandbox } from '../support/sandbox.ts';

const startGraph = useGraphs();
const sandbox = useSandbox({ organizations: 450 });

describe('the walk through a long list', () => {
  const walk = async (expected: number): Promise<Listing> => {
    const { sources } = sandbox().configuration();
    const { address } = await startGraph(sources.filter(({ name }) => name === 'confluent'));
    return listAll({ origin: address, pid: process.pid, controlUrl: sandbox().controlUrl }, expected);
  };

  it('meets every organization, and tells how many calls it took', async () => {
    const { pages, calls, most, before } = await walk(450);
    expect(pages).toBe(3);
    expect(calls).toBe(sandbox().requests({ operationId: 'listOrgV2Organizations' }).length);
    expect(most).toBeGreaterThanOrEqual(before);
  });

  it('fails where some are missing, or the list is not complete', async () => {
    await expect(walk(451)).rejects.toThrow('There are 451 organizations, and 450 came.');
    sandbox().addFault({ api: 'confluent-org-v2', kind: 'status', status: 500 });
    await expect(walk(450)).rejects.toThrow('UPSTREAM_UNAVAILABLE');
  });
});

describe('the report of the walks', () => {
  const listing = (most: number): Listing => ({ pages: 5, calls: 10, seconds: 2, cpu: 1, before: 0, most });
  const mebibyte = 1024 * 1024;
  const growth = (organizations: number, kept: number, unkept: number): Growth => ({
    organizations,
    kept: listing(kept * mebibyte),
    unkept: listing(unkept * mebibyte),
  });

  it('tells time for each thousand', () => {
    const [, , row] = growthTable([growth(2_000, 100, 80)]).split('\n');
    expect(row).toBe('| 2,000 | 5 | 10 | 2.00 | 1,000 | 500 | 100 | 10 | 80 |');
  });

  it('compares the largest list with the smallest', () => {
    const rows = [growth(10_000, 170, 95), growth(100, 100, 90), growth(1_000, 500, 500)];
    expect(memoryGrowth(rows)).toEqual({ kept: 70 * mebibyte, unkept: 5 * mebibyte });
    expect(() => memoryGrowth([])).toThrow(RangeError);
  });
});
