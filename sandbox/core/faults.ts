import type { ApiId } from './api.ts';

export const faultKinds = [
  'latency',
  'status',
  'reset',
  'hang',
  'truncated',
  'wrong-json',
  'wrong-shape',
  'html',
  'oversized',
  'drip',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Something that goes wrong on purpose. */
export interface Fault {
  readonly api: ApiId;
  /** All operations of the API where absent. */
  readonly operationId?: string;
  /** How often it strikes; until it is removed where absent. */
  readonly times?: number;
  readonly kind: FaultKind;
  /** Milliseconds: of `latency` (default 1000), between two bytes of `drip` (default 10). */
  readonly ms?: number;
  /** Of `status` (default 503), and of `html` (default 200). */
  readonly status?: number;
  /** Added to the answer's own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the vendor's body: JSON, or text when it is a string (`''`: no body). */
  readonly body?: unknown;
  /** Size of an `oversized` body; default 300,000,000. */
  readonly bytes?: number;
}

export interface ActiveFault {
  readonly id: string;
  readonly fault: Fault;
  /** Null: without end. */
  readonly remaining: number | null;
}

/** What strikes one request: all latencies that fit, and the oldest fault of another kind. */
export interface Strike {
  readonly latency: number;
  readonly effect: Fault | null;
}

export interface FaultStore {
  add(fault: Fault): string;
  remove(id: string): boolean;
  clear(): void;
  list(): ActiveFault[];
  /** The strike for a request; counts `times` down. */
  take(api: ApiId, operationId: string | null): Strike;
}

export function createFaultStore(): FaultStore {
  const active = new Map<string, { readonly fault: Fault; remaining: number | null }>();
  let lastId = 0;

  function spend(id: string): void {
    const entry = active.get(id);
    if (!entry || entry.remaining === null) return;
    entry.remaining -= 1;
    if (entry.remaining <= 0) active.delete(id);
  }

  return {
    add(fault) {
      lastId += 1;
      const id = String(lastId);
      if (fault.times === undefined || fault.times > 0)
        active.set(id, { fault, remaining: fault.times ?? null });
      return id;
    },
    remove: (id) => active.delete(id),
    clear: () => {
      active.clear();
    },
    list: () => [...active].map(([id, { fault, remaining }]) => ({ id, fault, remaining })),
    take(api, operationId) {
      const fitting = [...active].filter(([, { fault }]) => fits(fault, api, operationId));
      const latencies = fitting.filter(([, { fault }]) => fault.kind === 'latency');
      const effect = fitting.find(([, { fault }]) => fault.kind !== 'latency');
      for (const [id] of effect ? [...latencies, effect] : latencies) spend(id);
      const latency = latencies.reduce((sum, [, { fault }]) => sum + (fault.ms ?? 1000), 0);
      return { latency, effect: effect?.[1].fault ?? null };
    },
  };
}

function fits(fault: Fault, api: ApiId, operationId: string | null): boolean {
  return fault.api === api && (fault.operationId === undefined || fault.operationId === operationId);
}
