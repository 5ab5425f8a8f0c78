import type {
  BegunCall,
  CallPhases,
  ObserveBegun,
  ObservedCall,
  ObservedRead,
} from '../core/observed-call.ts';
import type { Vendor } from '../core/source.ts';
import type { Want, Wants } from '../core/wants.ts';
import { pathText } from './path-text.ts';
import type { TraceReport, UpstreamCall } from './upstream-call.ts';

/** What is known of a source while an operation is traced. */
export interface TracedSource {
  readonly vendor: Vendor;
  /** Of its limit, now; null: none is known. */
  readonly remaining: number | null;
}

/** Follows the calls of one operation. */
export interface Trace {
  readonly observeBegun: ObserveBegun;
  readonly observe: (call: ObservedCall) => void;
  readonly observeRead: (read: ObservedRead) => void;
  /** Of all that has begun by now. */
  report(sourceOf: (name: string) => TracedSource): TraceReport;
}

/** Entries that an answer lists, and paths that an entry does. */
const mostCalls = 1_000;
const mostPaths = 100;

const noPhases: CallPhases = { dns: null, connect: null, firstByte: null, body: null };

/** A call that is under way has begun, and no more is known of it. */
type Entry =
  | { readonly call: BegunCall & Partial<ObservedCall>; readonly read?: never }
  | { readonly read: ObservedRead; readonly call?: never };

/** `began`: when the operation's request had come, in milliseconds of `performance.now`. */
export function createTrace(began: number): Trace {
  const ended: Entry[] = [];
  const underWay = new Set<BegunCall>();
  let hidden = 0;
  /** What each call was made for, but for repetitions; others may come to want it until the end. */
  const wanted: Wants[] = [];
  const used = new Map<string, number>();
  let savedByCache = 0;
  let first = Infinity;
  let last = -Infinity;

  function note(entry: Entry): void {
    if (ended.length < mostCalls) ended.push(entry);
    else hidden += 1;
  }

  return {
    observeBegun(call) {
      underWay.add(call);
      if (call.attempt === 1) wanted.push(call.wants);
      used.set(call.source, (used.get(call.source) ?? 0) + 1);
      first = Math.min(first, call.startedAt);
      return () => {
        underWay.delete(call);
      };
    },
    observe(call) {
      note({ call });
      last = Math.max(last, call.startedAt + call.durationMs);
    },
    observeRead(read) {
      note({ read });
      savedByCache += 1;
    },
    report(sourceOf) {
      const now = performance.now();
      const entries = [...ended, ...underWay.values().map((call): Entry => ({ call }))];
      const truncated = hidden + Math.max(0, entries.length - mostCalls);
      return {
        upstream: entries
          .slice(0, mostCalls)
          .map((entry) => describe(entry, { began, now, sourceOf }))
          .sort((one, other) => one.startMs - other.startMs || one.attempt - other.attempt),
        upstreamTotals: {
          calls: used.values().reduce((sum, count) => sum + count, 0),
          savedByBatching: savedByBatching(wanted),
          savedByCache,
          durationMs: used.size === 0 ? 0 : tenths((underWay.size > 0 ? now : last) - first),
          quota: [...used].map(([source, count]) => ({
            source,
            used: count,
            remaining: sourceOf(source).remaining,
          })),
          ...(truncated > 0 && { truncated }),
        },
      };
    },
  };
}

interface Describing {
  readonly began: number;
  readonly now: number;
  readonly sourceOf: (name: string) => TracedSource;
}

function describe({ call, read }: Entry, { began, now, sourceOf }: Describing): UpstreamCall {
  const { source, operationId, method, path, wants, startedAt, cache } = call ?? read;
  const { durationMs = now - startedAt } = call ?? read;
  const ageMs = read?.ageMs ?? null;
  return {
    paths: pathsOf(wants),
    source,
    vendor: sourceOf(source).vendor,
    operationId,
    method,
    path,
    status: call?.status ?? null,
    startMs: tenths(Math.max(0, startedAt - began)),
    durationMs: tenths(durationMs),
    phases: roundedPhases(call?.phases ?? noPhases),
    bytes: call?.bytes ?? null,
    attempt: call?.attempt ?? 0,
    retryReason: call?.retryReason ?? null,
    batchSize: sizeOf(wants),
    cache,
    ageSeconds: ageMs === null ? null : tenths(Math.max(0, ageMs / 1000)),
    rateLimitRemaining: call?.rateLimitRemaining ?? null,
    requestId: call?.requestId ?? null,
  };
}

function pathsOf(wants: Wants): readonly string[] {
  const paths = new Set<string>();
  for (const want of wants) {
    for (const path of want) {
      if (paths.size >= mostPaths) return [...paths];
      paths.add(pathText(path));
    }
  }
  return [...paths];
}

function sizeOf(wants: Wants): number {
  let size = 0;
  for (const want of wants) size += want.size;
  // What no field asked for is wanted all the same: a look at the vendor's state before a write, say.
  return Math.max(1, size);
}

/** Each thing that a field wants would be a call. What is asked for first and repeated later is one. */
function savedByBatching(calls: readonly Wants[]): number {
  const wanted = new Set<Want>();
  let unwanted = 0;
  for (const wants of calls) {
    let count = 0;
    for (const want of wants) {
      wanted.add(want);
      count += 1;
    }
    if (count === 0) unwanted += 1;
  }
  return Math.max(0, unwanted + (wanted.size === 0 ? 0 : sizeOf(wanted)) - calls.length);
}

function roundedPhases({ dns, connect, firstByte, body }: CallPhases): CallPhases {
  return { dns: tenth(dns), connect: tenth(connect), firstByte: tenth(firstByte), body: tenth(body) };
}

function tenth(ms: number | null): number | null {
  return ms === null ? null : tenths(ms);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
