import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import { isHealthCheck } from './health.ts';
import { metricsPath } from './metrics-route.ts';
import { watchLoad } from './process-load.ts';
import { Refusal } from './refusal.ts';

/** Beyond any of these, requests are refused. 0: no limit. */
export interface OverloadLimits {
  /** Milliseconds that the event loop is late, on average over a sample. */
  readonly eventLoopDelay: number;
  /** Bytes of JavaScript objects. */
  readonly heapBytes: number;
  /** Bytes of memory in all. */
  readonly rssBytes: number;
  /** Milliseconds between samples. */
  readonly sampleInterval: number;
}

const mebibyte = 1024 * 1024;
const retryAfterSeconds = 5;

/** What the process may use of its memory: behind the rest, V8 or the kernel ends it. */
export function usualOverloadLimits(): OverloadLimits {
  const total = totalmem();
  // Where no limit is set, some kernels tell an enormous one.
  const allowed = Math.min(process.constrainedMemory() || total, total);
  return {
    // One long pause, of the garbage collector or of a busy machine, is not yet too many requests.
    eventLoopDelay: 3_000,
    heapBytes: getHeapStatistics().heap_size_limit * 0.9,
    rssBytes: allowed * 0.9,
    sampleInterval: 1_000,
  };
}

/** Whether the process has more requests than it can answer. */
export interface Overload {
  /** Why it has, in words for whoever operates the process; empty: it has not. */
  reasons(): readonly string[];
  /** Whether there is any. */
  isOn(): boolean;
  /** Begins to look. While a process starts, its event loop is late for other reasons. */
  start(): void;
  stop(): void;
}

/** One for the process, whatever it serves: a load that was seen is not forgotten when the configuration changes. */
export function watchOverload(limits: OverloadLimits = usualOverloadLimits()): Overload {
  const load = watchLoad(limits.sampleInterval);
  return {
    isOn() {
      const { last } = load;
      return measures.some((measure) => isBeyond(last[measure], limits[measure]));
    },
    reasons() {
      const { eventLoopDelay, heapBytes, rssBytes } = load.last;
      return [
        ...beyond('the event loop is late', eventLoopDelay, limits.eventLoopDelay, ' ms', 1),
        ...beyond('the heap is full', heapBytes, limits.heapBytes, ' MiB', mebibyte),
        ...beyond('memory is short', rssBytes, limits.rssBytes, ' MiB', mebibyte),
      ];
    },
    start() {
      load.start();
    },
    stop() {
      load.stop();
    },
  };
}

/** Refuses requests, but for health checks and for what says how bad it is, while there are too many for this process. */
export function shedLoad(server: FastifyInstance, overload: Overload): void {
  server.addHook('onRequest', ({ routeOptions: { url } }, _reply, done) => {
    const isShed = overload.isOn() && !isHealthCheck(url) && url !== metricsPath;
    done(isShed ? overloaded() : undefined);
  });
}

const measures = ['eventLoopDelay', 'heapBytes', 'rssBytes'] as const;

function isBeyond(value: number, limit: number): boolean {
  return limit !== 0 && value > limit;
}

function beyond(what: string, value: number, limit: number, unit: string, size: number): string[] {
  if (!isBeyond(value, limit)) return [];
  const most = `${Math.round(limit / size)}${unit}`;
  return [`overloaded: ${what} (${Math.round(value / size)}${unit}, at most ${most})`];
}

function overloaded(): Refusal {
  return new Refusal(503, 'SERVICE_UNAVAILABLE', 'The server has more requests than it can answer.', {
    'retry-after': String(retryAfterSeconds),
  });
}
