/** Something that an answer was made of: what is kept of a vendor's answer, or a call on its way to one. */
export interface Ground {
  /**
   * `kept`: whoever asks now is told the same. `alike`: the same but for how old it is, since its time is over and it is
   * given all the same, or since it has been read anew and had not changed. `open`: it is on its way, and whoever asks now
   * may wait for it.
   */
  state(): 'kept' | 'alike' | 'open' | 'over';
  /** An answer that was made of it is given to one more. */
  reused(how: 'HIT' | 'COALESCED'): void;
}

/** What the answer of one operation is made of, as far as it has come. */
export class Basis {
  /** Null: also of something that is true for this operation only. */
  #grounds: Ground[] | null = [];
  #ageless = false;

  rest(on: Ground): void {
    this.#grounds?.push(on);
  }

  /** It is made of something that another operation must find out for itself. */
  passing(): void {
    this.#grounds = null;
  }

  /** The answer shows nothing of how old it is what it is made of. */
  ageless(): void {
    this.#ageless = true;
  }

  /** How many it rests on. */
  get size(): number {
    return this.#grounds?.length ?? 0;
  }

  /** Whether an operation that begins now would be told nothing newer than this one has read so far. */
  isCurrent(): boolean {
    return this.#grounds?.every((ground) => this.#holds(ground.state(), 'open')) ?? false;
  }

  /** Whether one that begins now would answer the same, and without a call. */
  isKept(): boolean {
    return this.#grounds?.every((ground) => this.#holds(ground.state())) ?? false;
  }

  reused(how: 'HIT' | 'COALESCED'): void {
    for (const ground of this.#grounds ?? []) ground.reused(how);
  }

  #holds(state: ReturnType<Ground['state']>, also?: 'open'): boolean {
    return state === 'kept' || state === also || (state === 'alike' && this.#ageless);
  }
}
