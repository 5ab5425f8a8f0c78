/** The argument of every mutation by which it is only planned. */
export const dryRunArgument = 'dryRun';

export function isDryRun(args: Readonly<Record<string, unknown>>): boolean {
  return args[dryRunArgument] === true;
}

/** A write as it would be sent. */
export interface PlannedWrite {
  /** Name of the source, as configured. */
  readonly source: string;
  readonly operationId: string;
  readonly method: string;
  /** Below the base URL: ids filled in, with its query string. */
  readonly path: string;
  /** What stands in path and query, by the contract's names. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The JSON that is sent, or an outline of what is sent as a stream; undefined: nothing is. */
  readonly body: unknown;
  readonly isJson: boolean;
  /** What of the body the vendor has sent itself: no contract need know it. */
  readonly readBack: unknown;
  /** Values in it that nobody may be shown. */
  readonly secrets: readonly string[];
}

/** What a write is to make of one object, in the fields of its GraphQL type, as far as the contract says. */
export interface ForeseenChange<Model extends object = object> {
  readonly typename: string;
  /** Of a creation, what would be there if nothing were said of the new object: no part of it is foreseen. */
  readonly before: Model;
  /** Null: it is gone. */
  readonly after: Model | null;
  readonly isNew: boolean;
}

/** Takes the writes of one mutation that is only planned. */
export interface DryRun {
  /** Rejects, as the vendor would, where the request breaks the contract. */
  plan(write: PlannedWrite): Promise<void>;
  foresee(change: ForeseenChange): void;
  /** What the write would change could not be read. */
  failToForesee(error: unknown): void;
}

/** Ends a mutation that is only planned where its write would be sent: what comes after depends on the answer. */
export class WritePlanned extends Error {
  override readonly name = 'WritePlanned';

  constructor(operationId: string) {
    super(`${operationId} is planned, not sent`);
  }
}
