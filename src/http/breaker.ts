import { circuitBreaker, CircuitState, handleType } from 'cockatiel';
import { faultWindow, type BreakerSettings } from './fault-window.ts';
import type { PeerCircuit } from './peers/peer-circuit.ts';

const leastPatienceMs = 1_000;

export type Circuit = 'CLOSED' | 'OPEN' | 'HALF_OPEN';

/** What a call says about the vendor; `none` where it ended for reasons of our own. */
export type Verdict = 'success' | 'fault' | 'none';

/** A call that was let through. */
export interface Pass {
  /** Once, when it is known how the call went. */
  settle(verdict: Verdict): void;
}

export interface Breaker {
  readonly circuit: Circuit;
  /** Whole seconds until it is worth trying again; undefined: a call would be let through. */
  refusal(): number | undefined;
  /** Where it is not closed and others know it too: whether this instance may try. Undefined: there is nothing to wait for. */
  claim(): Promise<boolean> | undefined;
  /** Undefined: refused. */
  admit(): Pass | undefined;
  /** Calls back when from now on calls are refused; the result ends that. */
  onShut(listener: () => void): () => void;
  close(): void;
}

class Fault extends Error {}
/** Neither a fault nor a success. */
class Inconclusive extends Error {}

/** An instance that has just had an answer believes its own eyes: what others cannot reach may be their own network. */
const ownWordMs = 1_000;

/** `changed` hears of every change of the circuit, with the state that follows; `peers` too, of what they have not told. */
export function createBreaker(
  settings: BreakerSettings,
  changed: (circuit: Circuit) => void,
  peers: PeerCircuit | null = null,
): Breaker {
  const breaker = faultWindow(settings);
  const policy = circuitBreaker(handleType(Fault), { halfOpenAfter: settings.openMs, breaker });
  let opened = 0;
  /** The half-open circuit's one probe, and since when a call has had it; null: that call ended without telling anything. */
  let probe: { readonly pass: Pass; readonly since: number | null } | undefined;
  const shut = new Set<() => void>();
  /** The change under way is what others have told. */
  let isHearsay = false;
  policy.onStateChange((state) => {
    // On its way to being closed because another instance has closed it.
    if (state === CircuitState.Isolated) return;
    if (!isHearsay && state === CircuitState.Open) peers?.opened(settings.openMs);
    if (!isHearsay && state === CircuitState.Closed) peers?.closed();
    probe = undefined;
    if (state === CircuitState.Open) opened = Date.now();
    if (state !== CircuitState.Closed) for (const listener of shut) listener();
    changed(state === CircuitState.Closed ? 'CLOSED' : state === CircuitState.Open ? 'OPEN' : 'HALF_OPEN');
  });
  const openFor = (): number => opened + settings.openMs - Date.now();
  const isHalfOpen = (): boolean => policy.state === CircuitState.HalfOpen;
  /** A file may take as long as the client's own connection: its call must not keep all others out meanwhile. */
  const patience = Math.max(settings.openMs, leastPatienceMs);
  const isProbeFree = (): boolean =>
    probe !== undefined && (probe.since === null || Date.now() - probe.since >= patience);

  /** cockatiel calls what it lets through at once; here that is a promise of the verdict to come. */
  const enter = (): Pass | undefined => {
    const admission = { granted: false };
    const outcome = Promise.withResolvers<undefined>();
    policy
      .execute(() => {
        admission.granted = true;
        return outcome.promise;
      })
      .catch(() => undefined);
    if (!admission.granted) return undefined;
    const pass: Pass = {
      settle(verdict) {
        if (verdict === 'success') outcome.resolve(undefined);
        else if (verdict === 'fault') outcome.reject(new Fault());
        // To cockatiel any other end of a probe is a success; here the next call becomes the probe.
        else if (probe?.pass === pass) {
          probe = { pass, since: null };
          peers?.release();
        } else outcome.reject(new Inconclusive());
      },
    };
    if (isHalfOpen()) probe = { pass, since: Date.now() };
    return pass;
  };

  peers?.listen({
    opened() {
      if (policy.state !== CircuitState.Closed) return;
      breaker.openAtNext(settings.openMs);
      if (performance.now() - breaker.lastSuccess() < ownWordMs) return;
      isHearsay = true;
      void policy
        .execute(() => Promise.reject(new Fault()))
        .catch(() => {
          isHearsay = false;
        });
    },
    closed() {
      breaker.openAtNext(0);
      if (policy.state === CircuitState.Closed) return;
      isHearsay = true;
      breaker.clear();
      policy.isolate().dispose();
      isHearsay = false;
    },
  });

  return {
    get circuit() {
      if (policy.state === CircuitState.Closed) return 'CLOSED';
      return isHalfOpen() || openFor() <= 0 ? 'HALF_OPEN' : 'OPEN';
    },
    refusal() {
      if (policy.state === CircuitState.Closed || isProbeFree()) return undefined;
      if (isHalfOpen()) return 1;
      return openFor() > 0 ? Math.max(1, Math.ceil(openFor() / 1000)) : undefined;
    },
    claim() {
      const isTried = isHalfOpen() || (policy.state === CircuitState.Open && openFor() <= 0);
      return isTried ? peers?.claim(patience) : undefined;
    },
    admit() {
      // cockatiel would let the others wait for the probe's outcome.
      if (!isHalfOpen()) return enter();
      if (probe === undefined || !isProbeFree()) return undefined;
      probe = { pass: probe.pass, since: Date.now() };
      return probe.pass;
    },
    onShut(listener) {
      shut.add(listener);
      return () => {
        shut.delete(listener);
      };
    },
    close() {
      peers?.close();
    },
  };
}
