/** A vendor's answer as it came, so that each version of orgraph makes of it what it understands. */
export interface SharedAnswer {
  readonly text: string;
  /** By the clock of whoever asked: RFC 3339 in UTC. */
  readonly receivedAt: string;
  /** How old it may become in all. */
  readonly lifetimeMs: number;
  /** How old it is, by one clock for all: that of Redis. */
  readonly ageMs: number;
}

const form = /^1 (\S{1,40}) (\d{1,15})\n/;

/** One line about it, then what the vendor said. */
export function writeAnswer({ text, receivedAt, lifetimeMs }: SharedAnswer): string {
  return `1 ${receivedAt} ${String(lifetimeMs)}\n${text}`;
}

/** Null where it is of another form. `leftMs`: for how long it will be there yet. */
export function readAnswer(written: string, leftMs: number): SharedAnswer | null {
  const [head, receivedAt, lifetime] = form.exec(written) ?? [];
  if (head === undefined || receivedAt === undefined || leftMs < 0) return null;
  const lifetimeMs = Number(lifetime);
  return {
    text: written.slice(head.length),
    receivedAt,
    lifetimeMs,
    ageMs: Math.max(0, lifetimeMs - leftMs),
  };
}
