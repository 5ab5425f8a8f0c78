/** What has been asked since the last report. */
export interface Activity {
  /** Calls by operation. */
  readonly calls: Readonly<Record<string, number>>;
  /** Milliseconds during which at least one call was under way. */
  readonly busyMs: number;
}

/** Counts calls, and for how long any of them was under way. */
export class ActivityRecord {
  #calls = new Map<string, number>();
  #underWay = 0;
  #since = 0;
  #busyMs = 0;

  began(operation: string): void {
    this.#calls.set(operation, (this.#calls.get(operation) ?? 0) + 1);
    if (this.#underWay === 0) this.#since = performance.now();
    this.#underWay += 1;
  }

  ended(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#busyMs += performance.now() - this.#since;
  }

  /** Reports, and starts anew. */
  take(): Activity {
    const activity = { calls: Object.fromEntries(this.#calls), busyMs: this.#busyMs };
    this.#calls = new Map();
    this.#busyMs = 0;
    return activity;
  }
}
