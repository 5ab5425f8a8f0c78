/**
 * What a source has learnt about its vendor's list, for planning the next calls. It lives as long as the source and
 * is never part of an answer.
 */
export interface ListKnowledge {
  /** Size of the list when it was last seen. */
  readonly total: number | null;
  /** Whether the list was refused lately, as GuardAI refuses it to everyone but administrators. */
  readonly refused: boolean;
  saw(total: number | null): void;
  wasRefused(): void;
}

/** Rights change rarely, but they do: after this time the list is tried again. */
const refusalLasts = 5 * 60_000;

export function listKnowledge(now: () => number = Date.now): ListKnowledge {
  let total: number | null = null;
  let refusedAt: number | null = null;
  return {
    get total() {
      return total;
    },
    get refused() {
      return refusedAt !== null && now() - refusedAt < refusalLasts;
    },
    saw(seen) {
      refusedAt = null;
      if (seen !== null) total = seen;
    },
    wasRefused() {
      refusedAt = now();
    },
  };
}
