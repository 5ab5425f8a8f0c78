/**
 * Which of the sources, in order, to ask at once for a page of `wanted` organizations: as many as it takes to fill
 * the page if each has as many as it had when last seen. A source never seen is not counted on, so while nothing is
 * known all are asked together.
 */
export function countToLaunch(expectedTotals: readonly (number | null)[], wanted: number): number {
  let expected = 0;
  let count = 0;
  while (count < expectedTotals.length && expected < wanted) {
    expected += expectedTotals[count] ?? 0;
    count += 1;
  }
  return count;
}
