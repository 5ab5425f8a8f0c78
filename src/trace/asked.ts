/** What a request wants to know of its operation beside the answer. */
export interface AskedOfOperation {
  /** Which calls it took. */
  readonly trace: boolean;
  /** Which calls it would take; then it takes none. */
  readonly plan: boolean;
}
