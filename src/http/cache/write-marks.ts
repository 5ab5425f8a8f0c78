import type { ReadName } from '../upstream.ts';

type Touches = (read: ReadName) => boolean;

/** Tells reads that a write lies between apart: neither takes the other's answer. */
export interface WriteMarks {
  /** Another one whenever a write begins or ends. */
  readonly mark: number;
  /** Whether a write that touches the read has begun or ended since `mark`. */
  divides(mark: number, read: ReadName): boolean;
  /** Whether no write that touches the read was under way at `mark` or has been since: what was read then holds. */
  holds(mark: number, read: ReadName): boolean;
  /** A write begins; the result ends it. */
  begin(touches: Touches): () => void;
}

interface Write {
  readonly touches: Touches;
  readonly began: number;
  /** Infinity: it is under way. */
  ended: number;
}

/** So many writes that have ended are remembered: a read that takes longer than those is not kept. */
const mostEnded = 100;

export function writeMarks(): WriteMarks {
  let mark = 0;
  const underWay = new Set<Write>();
  /** The latest last. */
  const ended: Write[] = [];
  /** When the last one ended that is no longer remembered. */
  let horizon = 0;

  const some = (fits: (write: Write) => boolean): boolean => ended.some(fits) || underWay.values().some(fits);

  return {
    get mark() {
      return mark;
    },
    divides: (since, read) =>
      since < horizon ||
      some(
        (write) =>
          (write.began > since || (write.ended > since && write.ended < Infinity)) && write.touches(read),
      ),
    holds: (since, read) => since >= horizon && !some((write) => write.ended > since && write.touches(read)),
    begin(touches) {
      const write: Write = { touches, began: (mark += 1), ended: Infinity };
      underWay.add(write);
      return () => {
        write.ended = mark += 1;
        underWay.delete(write);
        ended.push(write);
        if (ended.length > mostEnded) horizon = ended.shift()?.ended ?? horizon;
      };
    },
  };
}
