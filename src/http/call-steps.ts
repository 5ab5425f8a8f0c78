import type { CallPhases } from '../core/observed-call.ts';

/** When a request took its steps. */
export interface CallSteps {
  /** A request goes out. What is known of one before it, which was redirected or refused for its token, is forgotten. */
  begin(): void;
  /** The host's name is looked up, */
  lookedUp(): void;
  /** a socket is open that was not open before, */
  connected(): void;
  /** and the answer's head has come. */
  answered(): void;
  /** Up to a moment of `performance.now`. */
  phases(ended: number): CallPhases;
}

export function callSteps(): CallSteps {
  let began: number | undefined;
  let lookedUp: number | undefined;
  let connected: number | undefined;
  let answered: number | undefined;
  return {
    begin() {
      began = performance.now();
      lookedUp = connected = answered = undefined;
    },
    lookedUp() {
      lookedUp = performance.now();
    },
    connected() {
      connected = performance.now();
    },
    answered() {
      answered = performance.now();
    },
    phases: (ended) => ({
      dns: between(began, lookedUp),
      connect: between(lookedUp ?? began, connected),
      firstByte: between(connected ?? began, answered),
      body: between(answered, answered && ended),
    }),
  };
}

function between(from: number | undefined, to: number | undefined): number | null {
  return from === undefined || to === undefined ? null : to - from;
}
