import {
  isTileDBOrganizations,
  type Namespace,
  type TileDBOrganizations,
} from '../../datasources/tiledb/index.ts';
import type { OrganizationModel } from '../../core/source.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import type { Context } from '../../graphql/context.ts';
import { sourceTarget } from '../shared/targets.ts';

export const organization: Resolvers = {
  TileDBOrganization: {
    users: (parent, _args, context) => sourceOf(parent, context).members.all(namespaceOf(parent)),
    user: (parent, { username }, context) =>
      sourceOf(parent, context).members.one(namespaceOf(parent), username),
    awsAccessCredentials: (parent, _args, context) =>
      sourceOf(parent, context).credentials.all(namespaceOf(parent)),
    awsAccessCredential: (parent, { name }, context) =>
      sourceOf(parent, context).credentials.one(namespaceOf(parent), name),
  },
};

function sourceOf({ sourceName }: OrganizationModel, context: Context): TileDBOrganizations {
  return sourceTarget(sourceName, context, isTileDBOrganizations, 'source');
}

function namespaceOf({ nativeId, name }: OrganizationModel): Namespace {
  return { nativeId, name: name ?? nativeId };
}
