import { BadUserInputError } from '../../core/errors.ts';
import { decodeGlobalId, encodeGlobalId, quote } from '../../core/ids.ts';
import type { OrganizationModel } from '../../core/source.ts';
import type { OpenSource } from '../../datasources/shared/api.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import { settledList } from '../../graphql/settled-list.ts';
import { resolveTypename } from '../../graphql/typename.ts';
import type { Context } from '../../graphql/context.ts';

/** As many as a page of a list may hold. */
export const mostIds = 200;

/** Finds what a global id names; every object of this graph that has one is an organization. */
export async function loadByGlobalId(
  id: string,
  { sources }: Context,
  argument: string,
): Promise<OrganizationModel | null> {
  const { typename, source: name, nativeId } = decodeGlobalId(id, argument);
  const source = sources.find(name);
  if (!source) {
    throw new BadUserInputError(`The id is of the source ${quote(name)}, which is not configured.`, argument);
  }
  if (source.identity.typename !== typename) {
    throw new BadUserInputError(
      `The id is of a ${quote(typename)}, but the source ${quote(name)} holds ${source.identity.typename}s.`,
      argument,
    );
  }
  return findOrganization(source, nativeId, argument);
}

/** What a native id cannot be is found out further down, where nobody knows by which argument it came. */
export async function findOrganization(
  source: OpenSource,
  nativeId: string,
  argument: string,
): Promise<OrganizationModel | null> {
  try {
    return await source.organization(nativeId);
  } catch (error) {
    throw error instanceof BadUserInputError ? new BadUserInputError(error.message, argument) : error;
  }
}

/** Organizations are kept and asked for again, and their ids with them. */
const globalIds = new WeakMap<OrganizationModel, string>();

function globalIdOf(organization: OrganizationModel): string {
  const known = globalIds.get(organization);
  if (known !== undefined) return known;
  const { __typename: typename, sourceName: source, nativeId } = organization;
  const id = encodeGlobalId({ typename, source, nativeId });
  globalIds.set(organization, id);
  return id;
}

export const nodeResolvers: Resolvers = {
  Query: {
    node: (_root, { id }, context) => loadByGlobalId(id, context, 'id'),
    nodes(_root, { ids }, context) {
      if (ids.length > mostIds) {
        throw new BadUserInputError(
          `At most ${mostIds} ids can be asked for at once; these are ${ids.length}.`,
          'ids',
        );
      }
      return settledList(
        ids,
        (id, index) => loadByGlobalId(id, context, `ids.${index}`) as Promise<OrganizationModel>,
      );
    },
  },
  Node: {
    __resolveType: resolveTypename,
    id: globalIdOf,
  },
};
