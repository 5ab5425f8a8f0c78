/**
 * What a source has learnt about its vendor's list, for planning the next calls. It lives as long as the source and
 * is never part of an answer.
 */
export interface ListKnowledge {
  /** Size of the list when it was last seen. */
  readonly total: number | null;
  /** Whether the list was refused lately, as GuardAI refuses it to everyone but administrators. */
  readonly refused: boolean;
  /** Whether it could not be had lately, for whatever reason. */
  readonly failing: boolean;
  saw(total: number | null): void;
  wasRefused(): void;
  failed(): void;
}

/** Rights change rarely, but they do: after this time the list is tried again. */
const refusalLasts = 5 * 60_000;
/** Failures may pass sooner, and whoever must have the list asks for it all the same. */
const failureLasts = 60_000;

export function listKnowledge(now: () => number = Date.now): ListKnowledge {
  let total: number | null = null;
  let refusedAt: number | null = null;
  let failedAt: number | null = null;
  return {
    get total() {
      return total;
    },
    get refused() {
      return refusedAt !== null && now() - refusedAt < refusalLasts;
    },
    get failing() {
      return failedAt !== null && now() - failedAt < failureLasts;
    },
    saw(seen) {
      refusedAt = null;
      failedAt = null;
      if (seen !== null) total = seen;
    },
    wasRefused() {
      refusedAt = now();
    },
    failed() {
      failedAt = now();
    },
  };
}
