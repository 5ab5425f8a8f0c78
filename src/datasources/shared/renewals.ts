import { AsyncLocalStorage } from 'node:async_hooks';

/** What was given though its time was over is read anew, for whoever comes next. */
export interface Renewals<Key> {
  /**
   * Has that read anew; may be kept for long, and holds nothing but the key. Nobody waits for it, and nobody hears when
   * it fails: whoever comes next asks again.
   */
  of(key: Key): () => void;
  close(): void;
}

/**
 * Milliseconds: short beside the time for which answers are good, and long enough for what a busy moment wants to come
 * together, so that it is planned as one and may be a page of the list instead of a hundred calls.
 */
const gatherMs = 20;
/** Finding more than this at once would keep the process from answering. */
const mostAtOnce = 1_000;

/** `read` reads all of them; it never rejects. */
export function gatheredRenewals<Key>(read: (keys: readonly Key[]) => Promise<unknown>): Renewals<Key> {
  /** In the order in which they came. */
  const waiting = new Set<Key>();
  const underWay = new Set<Key>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  // It is no part of the operation that happened to ask first.
  const forNobody = AsyncLocalStorage.snapshot();

  function gather(): void {
    timer ??= setTimeout(forNobody, gatherMs, send).unref();
  }

  function send(): void {
    timer = undefined;
    const batch = [...waiting.values().take(mostAtOnce)];
    for (const key of batch) {
      waiting.delete(key);
      underWay.add(key);
    }
    void read(batch).finally(() => {
      for (const key of batch) underWay.delete(key);
    });
    if (waiting.size > 0) gather();
  }

  return {
    of: (key) => () => {
      if (closed || underWay.has(key)) return;
      waiting.add(key);
      gather();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
