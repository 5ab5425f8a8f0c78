import type { Basis } from './basis.ts';
import type { CacheWish } from './cache-wish.ts';
import type { DryRun } from './dry-run.ts';
import type { ObserveBegun, ObservedCall, ObservedRead } from './observed-call.ts';

/** The small types every layer shares. Their names are the ones of the GraphQL schema. */
export type Vendor = 'CONFLUENT' | 'GUARDAI' | 'ROCKSET' | 'TILEDB';

/** What an API is called in GraphQL (`Api`). */
export type ApiEnum = 'CONFLUENT_ORG_V2' | 'CONFLUENT_PARTNER_V2' | 'GUARDAI_V1' | 'ROCKSET_V1' | 'TILEDB_V1';

/** Who a source is: one configured account at one API. */
export interface SourceIdentity {
  /** As configured, unique. */
  readonly name: string;
  readonly previousNames: readonly string[];
  readonly api: ApiEnum;
  readonly vendor: Vendor;
  /** GraphQL type of the organizations this source holds. */
  readonly typename: string;
}

/** One GraphQL operation, as far as the layers below need to know it. */
export interface Operation {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /**
   * When calls to vendors must have ended, in milliseconds of `performance.now`; absent: never. It moves later while
   * the operation's files arrive.
   */
  readonly deadline?: () => number;
  /** What it takes of what others have read, and leaves to them; absent: whatever there is. */
  readonly cacheWish?: () => CacheWish;
  /** Told of each attempt at a call to a vendor when it has ended. */
  readonly observe?: (call: ObservedCall) => void;
  /** What simulators are to do wrong in it, by the name of the source; absent: nothing. Never there with real sources. */
  readonly faults?: ReadonlyMap<string, string> | null;
  /** Told of each read that takes no call of its own; absent: the operation is not traced. */
  readonly observeRead?: ((read: ObservedRead) => void) | undefined;
  /** Of each attempt when it begins; absent as well then. */
  readonly observeBegun?: ObserveBegun | undefined;
  /** Told of each answer that its reads get from a vendor, before it is understood; absent: nobody listens. */
  readonly overhear?: ((answer: OverheardAnswer) => void) | undefined;
  /** Told of what its answer is made of; absent: nobody asks. */
  readonly basis?: Basis | undefined;
  /** Takes its writes; absent: they are sent. */
  readonly dryRun?: DryRun | undefined;
}

/** What a vendor has said, as it came. */
export interface OverheardAnswer {
  readonly operationId: string;
  readonly text: string;
  /** What the data source would make of such an answer, or throws. */
  readonly understand: (text: string) => unknown;
}

/** Where something comes from, and when. */
export interface Origin {
  /** Name of the source that holds it. */
  readonly sourceName: string;
  /** When the vendor answered with it: RFC 3339 in UTC. */
  readonly fetchedAt: string;
  /** Its time is over: the vendor may hold a newer state. */
  readonly stale: boolean;
}

/** What every organization has; each vendor's model adds its own fields. */
export interface OrganizationModel extends Origin {
  readonly __typename: string;
  readonly nativeId: string;
  readonly name: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}
