import type { ServerResponse } from 'node:http';

/** Which requests are being answered, and whether new ones are let in. */
export class Traffic {
  readonly #running = new Set<object>();
  readonly #waiting = new Set<() => void>();
  #leaving = false;
  #draining = false;

  /** Whether others should get the requests, although those that come are still answered. */
  get leaving(): boolean {
    return this.#leaving;
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Counts a request in until it is answered or given up. */
  enter(response: ServerResponse): void {
    if (this.#draining) return;
    this.#running.add(response);
    response.once('close', () => {
      this.#leave(response);
    });
  }

  /** Counts work in that goes on when its client has left: a write is finished all the same. */
  async during<T>(work: () => T | Promise<T>): Promise<T> {
    this.#running.add(work);
    try {
      return await work();
    } finally {
      this.#leave(work);
    }
  }

  /** Resolves once everything that was let in has ended. */
  idle(): Promise<void> {
    if (this.#running.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  leave(): void {
    this.#leaving = true;
  }

  /** The same, and new requests are not let in any more. */
  drain(): Promise<void> {
    this.#leaving = true;
    this.#draining = true;
    return this.idle();
  }

  #leave(entry: object): void {
    this.#running.delete(entry);
    if (this.#running.size > 0) return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
