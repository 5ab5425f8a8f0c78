/** How often something happened in the last `windowMs`, to a thirtieth of it. */
export interface SlidingCount {
  add(): void;
  total(): number;
  clear(): void;
}

const slices = 30;

/** `now`: milliseconds of a clock that never goes back. */
export function slidingCount(windowMs: number, now: () => number = () => performance.now()): SlidingCount {
  const ring = Array.from({ length: slices }, () => ({ slice: -slices, count: 0 }));
  const current = (): number => Math.floor((now() * slices) / windowMs);
  return {
    add() {
      const slice = current();
      const held = ring[slice % slices];
      if (held?.slice === slice) held.count += 1;
      else ring[slice % slices] = { slice, count: 1 };
    },
    total() {
      const oldest = current() - slices;
      return ring.reduce((sum, { slice, count }) => (slice > oldest ? sum + count : sum), 0);
    },
    clear() {
      for (const held of ring) held.count = 0;
    },
  };
}
