import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What the process used when it was last looked at. */
export interface ProcessLoad {
  /** Milliseconds that the event loop was late, on average over a sample. */
  readonly eventLoopDelay: number;
  /** Bytes of JavaScript objects. */
  readonly heapBytes: number;
  /** Bytes of memory in all. */
  readonly rssBytes: number;
}

export interface LoadWatch {
  readonly last: ProcessLoad;
  start(): void;
  stop(): void;
}

/** Milliseconds between the turns by which Node measures how late the loop is. */
const resolution = 10;
const nanoseconds = 1e6;

/** Looks at the process every `sampleInterval` milliseconds, once it is started. */
export function watchLoad(sampleInterval: number): LoadWatch {
  const delays = monitorEventLoopDelay({ resolution });
  let timer: NodeJS.Timeout | undefined;
  let last: ProcessLoad = { eventLoopDelay: 0, heapBytes: 0, rssBytes: 0 };
  let lookedAt = 0;
  const look = (): void => {
    const { heapUsed, rss } = process.memoryUsage();
    const now = performance.now();
    // A loop that stood still through a whole sample has no average: it was late for as long as that took.
    const mean = Number.isNaN(delays.mean) ? now - lookedAt : delays.mean / nanoseconds;
    lookedAt = now;
    last = { eventLoopDelay: Math.max(0, mean - resolution), heapBytes: heapUsed, rssBytes: rss };
    delays.reset();
  };
  return {
    get last() {
      return last;
    },
    start() {
      delays.enable();
      lookedAt = performance.now();
      timer = setInterval(look, sampleInterval).unref();
    },
    stop() {
      clearInterval(timer);
      delays.disable();
    },
  };
}
