import {
  isTileDBOrganizations,
  type Namespace,
  type TileDBOrganizations,
} from '../../datasources/tiledb/index.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import { organizationTarget } from '../shared/targets.ts';
import { emptiness, writingInside } from './refusals.ts';

export const memberMutations: Resolvers = {
  Mutation: {
    addTileDBOrganizationUser(_root, { input }, context) {
      const target = organizationTarget(input.organizationId, context, isTileDBOrganizations);
      const { username, role } = input;
      const blame = { NOT_FOUND: ['username'], CONFLICT: ['username'] };
      const options = { input, problems: emptiness('username', username), blame };
      return writingInside(target, options, async (namespace) => {
        await target.source.members.add(namespace.name, username, role);
        return memberPayload(target.source, namespace, username);
      });
    },

    updateTileDBOrganizationUser(_root, { input }, context) {
      const target = organizationTarget(input.organizationId, context, isTileDBOrganizations);
      const { username, role } = input;
      // The role is all that changes, so it is what cannot be when the member is the last owner.
      const blame = { NOT_FOUND: ['username'], INVALID: ['role'] };
      const options = { input, problems: emptiness('username', username), blame };
      return writingInside(target, options, async (namespace) => {
        await target.source.members.changeRole(namespace.name, username, role);
        return memberPayload(target.source, namespace, username);
      });
    },

    async removeTileDBOrganizationUser(_root, { input }, context) {
      const target = organizationTarget(input.organizationId, context, isTileDBOrganizations);
      const { username } = input;
      const blame = { NOT_FOUND: ['username'], INVALID: ['username'] };
      const options = { input, problems: emptiness('username', username), blame };
      const outcome = await writingInside(target, options, async ({ nativeId, name }) => {
        await target.source.members.remove(name, username);
        return { deletedId: username, organization: () => target.source.organization(nativeId) };
      });
      return { deletedId: null, ...outcome };
    },
  },
};

function memberPayload(source: TileDBOrganizations, namespace: Namespace, username: string) {
  return {
    user: () => source.members.one(namespace, username),
    organization: () => source.organization(namespace.nativeId),
  };
}
