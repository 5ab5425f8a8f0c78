/** Tells reads that a write lies between apart: neither takes the other's answer. */
export interface WriteMarks {
  /** Another one whenever a write begins or ends. */
  readonly mark: number;
  /** Whether nothing has been written since `mark`, and nothing is being written: what was read since then holds. */
  holds(mark: number): boolean;
  /** A write begins; the result ends it. */
  begin(): () => void;
}

export function writeMarks(): WriteMarks {
  let mark = 0;
  let underWay = 0;
  return {
    get mark() {
      return mark;
    },
    holds: (since) => underWay === 0 && since === mark,
    begin() {
      mark += 1;
      underWay += 1;
      return () => {
        mark += 1;
        underWay -= 1;
      };
    },
  };
}
