import type { Logger } from 'pino';
import type { ZodType } from 'zod';
import type { CallMeter } from '../../core/call-meter.ts';
import type { ApiEnum, Operation, OrganizationModel, SourceIdentity, Vendor } from '../../core/source.ts';
import type { SourceCache } from '../../http/cache/source-cache.ts';
import type { SourcePeers } from '../../http/peers/source-peers.ts';
import type { ConnectionStatus } from '../../http/status.ts';
import type { TransportSettings } from '../../http/types.ts';
import type { OrganizationPlanning } from './planning.ts';

/** What configuration must know of an API to check a source of it. */
export interface ApiSettings<Auth = unknown> {
  /** `sources[].api` in the configuration, and the name of the contract in `openapi/`. */
  readonly id: string;
  readonly defaultBaseUrl: string;
  /** Checks `sources[].auth`. */
  readonly auth: ZodType<Auth>;
}

/** One REST API of a vendor: all that the rest of orgraph needs to make sources of it. */
export interface ApiDefinition<Auth = unknown> extends ApiSettings<Auth> {
  readonly api: ApiEnum;
  readonly vendor: Vendor;
  /** GraphQL type of its organizations. */
  readonly typename: string;
  connect(options: ConnectOptions<Auth>): ConnectedSource;
}

/** An API whose kind of `auth` the registry need not know: configuration has checked it by the API's own schema. */
export type AnyApi = ApiDefinition;

/** Lets TypeScript find `Auth` from the schema. */
export function defineApi<Auth>(api: ApiDefinition<Auth>): ApiDefinition<Auth> {
  return api;
}

export interface ConnectOptions<Auth> {
  readonly identity: SourceIdentity;
  readonly auth: Auth;
  readonly transport: TransportSettings;
  readonly cache: SourceCache;
  /** Absent: this instance is by itself. */
  readonly peers?: SourcePeers | undefined;
  readonly logger: Logger;
  /** Absent: nobody counts its calls. */
  readonly meter?: CallMeter | undefined;
}

/** How a source's vendor has been doing, and what its rate limit leaves; known without asking the vendor. */
export type SourceStatus = ConnectionStatus;

/** A source lives as long as the process: agents, tokens, limits. */
export interface ConnectedSource {
  readonly identity: SourceIdentity;
  /** Once per GraphQL operation. */
  open(operation: Operation): OpenSource;
  status(): SourceStatus;
  close(): Promise<void>;
}

/**
 * A source during one GraphQL operation; holds that operation's loaders. Shared resolvers know sources by this
 * alone; a vendor's own resolvers know more of theirs.
 */
export interface OpenSource<Model extends OrganizationModel = OrganizationModel> {
  readonly identity: SourceIdentity;
  /** Size of the list when it was last seen, by any operation: for planning calls, never for an answer. */
  expectedTotal(): number | null;
  /** For those who want to know which calls its reads would take. */
  planning(): OrganizationPlanning;
  /** As it is now, of all operations of the process. */
  status(): SourceStatus;
  /**
   * By its native id, or by anything else the vendor itself accepts in its place (TileDB: the name; Rockset: `self`).
   * Null: the vendor knows no such organization.
   */
  organization(reference: string): Promise<Model | null>;
  /** One page of the vendor's list, in the vendor's order. `position` comes from an earlier page; null starts. */
  organizations(position: string | null): Promise<OrganizationPage<Model>>;
}

export interface OrganizationPage<Model extends OrganizationModel = OrganizationModel> {
  readonly organizations: readonly Model[];
  /** Where the next page starts; null: this was the last one. */
  readonly next: string | null;
  /** Size of the whole list where it is known. */
  readonly total: number | null;
  /** Its time is over: the vendor may hold a newer one. */
  readonly stale: boolean;
}
