/** What the vendors send, in the shape the graph has it: the members that the workloads ask for, in their order. */
import { sourceNames } from '../stub/accounts.ts';
import {
  upstream,
  type WireConfluent,
  type WireGuardAI,
  type WireRockset,
  type WireTileDB,
  type WireTileDBWithUsers,
} from './upstream.ts';

function globalId(typename: string, source: string, nativeId: string): string {
  return Buffer.from(`1:${typename}:${source}:${nativeId}`).toString('base64url');
}

/** Source and native id that an id of the graph holds. */
export function parseGlobalId(id: string): { readonly source: string; readonly nativeId: string } {
  const [, , source = '', nativeId = ''] = Buffer.from(id, 'base64url').toString().split(':');
  return { source, nativeId };
}

function toConfluent(wire: WireConfluent, source: string) {
  return {
    __typename: 'ConfluentOrganization',
    id: globalId('ConfluentOrganization', source, wire.id),
    nativeId: wire.id,
    name: wire.display_name,
    createdAt: wire.metadata.created_at,
    jitEnabled: wire.jit_enabled,
    metadata: { resourceName: wire.metadata.resource_name },
  };
}

export function toTileDB(wire: WireTileDB) {
  return {
    __typename: 'TileDBOrganization',
    id: globalId('TileDBOrganization', sourceNames.tiledb, wire.id),
    nativeId: wire.id,
    name: wire.name,
    createdAt: wire.created_at,
    role: wire.role?.toUpperCase(),
    description: wire.description,
    numOfArrays: wire.num_of_arrays,
  };
}

export function toTileDBMembers({ id, name, users }: WireTileDBWithUsers) {
  return {
    nativeId: id,
    name,
    users: users.map((user) => ({
      username: user.username,
      role: user.role?.toUpperCase(),
      userEmail: user.user_email,
    })),
  };
}

function toRockset(wire: WireRockset) {
  return {
    __typename: 'RocksetOrganization',
    id: globalId('RocksetOrganization', sourceNames.rockset, wire.id),
    nativeId: wire.id,
    name: wire.display_name,
    createdAt: wire.created_at,
    rocksetUser: wire.rockset_user,
    clusters: wire.clusters.map((cluster) => ({
      awsRegion: cluster.aws_region,
      apiserverUrl: cluster.apiserver_url,
    })),
  };
}

function toGuardAI(wire: WireGuardAI) {
  return {
    __typename: 'GuardAIOrganization',
    id: globalId('GuardAIOrganization', sourceNames.guardai, String(wire.id)),
    nativeId: String(wire.id),
    name: wire.name,
    createdAt: wire.creationDateTime,
    timeUsed: wire.timeUsed,
    settings: {
      maxItemCount: wire.settings.maxItemCount,
      disabledFeatures: wire.settings.disabledFeatures,
    },
  };
}

export type Organization =
  | ReturnType<typeof toConfluent>
  | ReturnType<typeof toTileDB>
  | ReturnType<typeof toRockset>
  | ReturnType<typeof toGuardAI>;

/** One organization by the name of its source and its native id. */
export const readOne: Readonly<Record<string, (nativeId: string) => Promise<Organization>>> = {
  [sourceNames.confluent]: async (id) => toConfluent(await upstream.confluent(id), sourceNames.confluent),
  [sourceNames.large]: async (id) => toConfluent(await upstream.large(id), sourceNames.large),
  [sourceNames.tiledb]: async (id) => toTileDB(await upstream.tiledb(id)),
  [sourceNames.rockset]: async () => toRockset(await upstream.rockset()),
  [sourceNames.guardai]: async (id) => toGuardAI(await upstream.guardai(id)),
};

/** All organizations of a source. */
export const readList: Readonly<Record<string, () => Promise<Organization[]>>> = {
  [sourceNames.confluent]: async () =>
    (await upstream.confluentList()).map((wire) => toConfluent(wire, sourceNames.confluent)),
  [sourceNames.tiledb]: async () => (await upstream.tiledbList()).map(toTileDB),
  [sourceNames.rockset]: async () => [toRockset(await upstream.rockset())],
  [sourceNames.guardai]: async () => (await upstream.guardaiList()).map(toGuardAI),
};
