/** Rows that PageUp and PageDown pass. */
const page = 10;

/** The row that a key leads to from the row `at` of `count`; null: the key is for something else. */
export function rowAfterKey(key: string, at: number, count: number): number | null {
  const target = targetOf(key, at, count);
  return target === null || count === 0 ? null : Math.min(count - 1, Math.max(0, target));
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at - 1;
    case 'PageDown':
      return at + page;
    case 'PageUp':
      return at - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
