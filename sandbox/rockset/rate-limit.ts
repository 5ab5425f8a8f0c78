/** Counts calls in windows of one minute; says whether one more is allowed. */
export function perMinuteLimit(limit: number, now: () => Date): () => boolean {
  let windowStart = -Infinity;
  let count = 0;
  return () => {
    const instant = now().getTime();
    if (instant - windowStart >= 60_000) {
      windowStart = instant;
      count = 0;
    }
    count += 1;
    return count <= limit;
  };
}
