/** Something that an answer was made of: what is kept of a vendor's answer, or a call on its way to one. */
export interface Ground {
  /** `kept`: whoever asks now is told the same. `open`: it is on its way, and whoever asks now may wait for it. */
  state(): 'kept' | 'open' | 'over';
  /** An answer that was made of it is given to one more. */
  reused(how: 'HIT' | 'COALESCED'): void;
}

/** What the answer of one operation is made of, as far as it has come. */
export class Basis {
  /** Null: also of something that is true for this operation only. */
  #grounds: Ground[] | null = [];

  rest(on: Ground): void {
    this.#grounds?.push(on);
  }

  /** It is made of something that another operation must find out for itself. */
  passing(): void {
    this.#grounds = null;
  }

  /** How many it rests on. */
  get size(): number {
    return this.#grounds?.length ?? 0;
  }

  /** Whether an operation that begins now would read nothing newer than this one has read so far. */
  isCurrent(): boolean {
    return this.#grounds?.every((ground) => ground.state() !== 'over') ?? false;
  }

  /** Whether one that begins now would find the same, and all of it kept. */
  isKept(): boolean {
    return this.#grounds?.every((ground) => ground.state() === 'kept') ?? false;
  }

  reused(how: 'HIT' | 'COALESCED'): void {
    for (const ground of this.#grounds ?? []) ground.reused(how);
  }
}
