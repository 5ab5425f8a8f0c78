/** When something must have ended, as `performance.now` counts. */
export type Due = () => number;

/** Whose time is up. */
type Expiry = 'total' | 'operation';

/** The clock of one call through all its attempts. Milliseconds, as `performance.now` counts them. */
export interface CallClock {
  /** Aborts with the caller's signal, or when time has run out. */
  readonly signal: AbortSignal;
  expired(): Expiry | undefined;
  /** How long the call may wait for its turn: to the operation's end, or as long as a call may take. */
  readonly until: number;
  /** What is left of the call's own time, and of the operation's. */
  remaining(): number;
  /** The call's own time runs, */
  run(): void;
  /** and stands still while it waits for its turn. */
  rest(): void;
  /** The call's own time begins anew: bytes moved of a body that may be of any size. */
  renew(): void;
  /** Stops every timer. */
  end(): void;
}

/** `deadline`: when the operation's time is up; it may move later. */
export function startClock(total: number, deadline: Due | undefined, caller: AbortSignal): CallClock {
  const controller = new AbortController();
  // By a listener of its own: a signal made of others takes more than twice the time, and leaves weak references to collect.
  const { signal } = controller;
  const leave = (): void => {
    controller.abort(caller.reason);
  };
  if (caller.aborted) leave();
  else caller.addEventListener('abort', leave, { once: true });
  let expired: Expiry | undefined;
  const expire = (what: Expiry) => (): void => {
    if (signal.aborted) return;
    expired = what;
    controller.abort();
  };
  const operationLeft = (): number => (deadline === undefined ? Infinity : deadline() - performance.now());
  let operation: NodeJS.Timeout | undefined;
  const watchOperation = (): void => {
    const left = operationLeft();
    if (left <= 0) expire('operation')();
    else operation = setTimeout(watchOperation, left);
  };
  if (deadline !== undefined) watchOperation();

  let left = total;
  let ended = false;
  let running: { readonly timer: NodeJS.Timeout; readonly since: number } | undefined;
  const ownLeft = (): number => (running ? left - (performance.now() - running.since) : left);
  const rest = (): void => {
    left = ownLeft();
    clearTimeout(running?.timer);
    running = undefined;
  };
  const run = (): void => {
    rest();
    if (ended) return;
    running = { timer: setTimeout(expire('total'), Math.max(0, left)), since: performance.now() };
  };
  return {
    signal,
    expired: () => expired,
    until: deadline?.() ?? performance.now() + total,
    remaining: () => Math.min(ownLeft(), operationLeft()),
    run,
    rest,
    renew() {
      rest();
      left = total;
      run();
    },
    end() {
      ended = true;
      caller.removeEventListener('abort', leave);
      clearTimeout(operation);
      rest();
    },
  };
}
