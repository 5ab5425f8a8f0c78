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
}

/** What every organization has; each vendor's model adds its own fields. */
export interface OrganizationModel {
  readonly __typename: string;
  /** Name of the source that holds it. */
  readonly sourceName: string;
  readonly nativeId: string;
  readonly name: string | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}
