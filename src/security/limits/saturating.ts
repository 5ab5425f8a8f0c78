/** Fragments that spread others twice grow as powers of two: beyond this all numbers are the same, and still JSON. */
export const most = Number.MAX_SAFE_INTEGER;

export function add(...numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => Math.min(sum + number, most), 0);
}

export function multiply(count: number, each: number): number {
  return Math.min(count * each, most);
}
