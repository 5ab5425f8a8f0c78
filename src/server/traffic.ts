import type { ServerResponse } from 'node:http';

/** Which requests are being answered, and whether new ones are let in. */
export class Traffic {
  readonly #running = new Set<ServerResponse>();
  readonly #waiting = new Set<() => void>();
  #draining = false;

  get draining(): boolean {
    return this.#draining;
  }

  /** Counts a request in. The signal aborts when its client is gone before the answer is complete. */
  enter(response: ServerResponse): AbortSignal {
    const controller = new AbortController();
    if (!this.#draining) this.#running.add(response);
    response.once('close', () => {
      if (!response.writableFinished) controller.abort();
      this.#running.delete(response);
      if (this.#running.size === 0) this.#release();
    });
    return controller.signal;
  }

  /** Resolves once every request that was let in has been answered or given up. */
  drain(): Promise<void> {
    this.#draining = true;
    if (this.#running.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  #release(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
