/** The switches for what a vendor's own material leaves open. Every vendor reads its own and has a default for each. */
export interface Modes {
  readonly confluent?: ConfluentModes;
  readonly tiledb?: TileDBModes;
  readonly rockset?: RocksetModes;
  readonly guardai?: GuardAIModes;
}

export interface ConfluentModes {
  /** What an id that does not exist, or is somebody else's, gets; default 403, as the vendor does. */
  readonly unknownId?: 403 | 404;
  /** Host and path prefix of paging links, e.g. `https://confluent.cloud/api`; default the simulator's own. */
  readonly linkBase?: string;
  /** How the last page says so; default `absent`. */
  readonly lastPage?: 'absent' | 'null' | 'empty';
  /** Per caller; default 6000 in 60 seconds; null: no limit (headers are still sent). */
  readonly rateLimit?: { readonly limit: number; readonly windowSeconds: number } | null;
  /** Lifetime of STS tokens; default 900. */
  readonly stsTokenSeconds?: number;
  /** Lifetime of partner tokens; default 3600. */
  readonly partnerTokenSeconds?: number;
}

export interface TileDBModes {
  /** Whether lists carry each organization's users; default false. */
  readonly listWithUsers?: boolean;
  /** Whether an update without `name` is refused; default false. */
  readonly patchRequiresName?: boolean;
}

export interface RocksetModes {
  /** The answer's shape: of the 2022 revision, of the last one, or only what is always there; default 2024. */
  readonly shape?: 2022 | 2024 | 'sparse';
  /** Requests per minute and organization; default 500. */
  readonly requestsPerMinute?: number;
  /** Whether errors carry their absent members as null; default `null-filled`. */
  readonly errors?: 'null-filled' | 'sparse';
}

export interface GuardAIModes {
  /** Successful writes answer 201 or 204 without a body, instead of 200; default false. */
  readonly created?: boolean;
  /** Whether the reference of an uploaded file comes bare or as a JSON string; default `bare`. */
  readonly reference?: 'bare' | 'quoted';
  /** Default `uuid`. */
  readonly referenceForm?: 'uuid' | 'digits';
  /** Lifetime of a login token; default 3600. */
  readonly tokenSeconds?: number;
  /** Default `utc`. */
  readonly timestamps?: 'utc' | 'zoneless' | 'epoch';
  /** How members without a value are written; default `absent`. */
  readonly unset?: 'absent' | 'null';
  /** What deleting something that is gone gets; default 200. */
  readonly repeatedDelete?: 200 | 404;
  /** Whether asset definitions come as JSON in text, as declared, or as JSON; default `text`. */
  readonly assets?: 'text' | 'json';
  /** Whether a read that does not accept JSON gets 406; default false. */
  readonly strictAccept?: boolean;
}
