import { BadUserInputError } from '../../core/errors.ts';
import { decodeGlobalId, quote } from '../../core/ids.ts';
import { asRecord } from '../../core/json.ts';
import type { OrganizationModel } from '../../core/source.ts';
import type { Resolvers } from '../../generated/graphql.ts';
import type { Context } from '../../graphql/context.ts';
import { settledList } from '../../graphql/settled-list.ts';
import { subgraphSdl } from '../../graphql/subgraph-sdl.ts';
import { resolveTypename } from '../../graphql/typename.ts';
import { findOrganization, loadByGlobalId } from './node.ts';
import { requireSource } from './targets.ts';

/** A router asks at once for what it has collected from lists of other subgraphs. */
export const mostRepresentations = 1000;

/** What routers call an organization that they have from a subgraph that knows no vendor's type. */
const anyOrganization = 'Organization';

/** Finds what a router names by one of its keys. */
async function loadEntity(
  representation: unknown,
  context: Context,
  argument: string,
): Promise<OrganizationModel | null> {
  const { __typename: typename, id, source, nativeId } = asRecord(representation);
  if (typeof typename === 'string') {
    if (typeof id === 'string') {
      checkType(typename, decodeGlobalId(id, `${argument}.id`).typename, argument);
      return loadByGlobalId(id, context, `${argument}.id`);
    }
    const { name } = asRecord(source);
    if (typeof name === 'string' && typeof nativeId === 'string') {
      return loadByNativeKey({ typename, name, nativeId }, context, argument);
    }
  }
  throw new BadUserInputError(
    'A representation has a "__typename" and a key: "id", or "nativeId" with a "source" that has a "name".',
    argument,
  );
}

async function loadByNativeKey(
  key: { readonly typename: string; readonly name: string; readonly nativeId: string },
  context: Context,
  argument: string,
): Promise<OrganizationModel | null> {
  const source = requireSource(key.name, context, `${argument}.source.name`);
  checkType(key.typename, source.identity.typename, argument);
  const found = await findOrganization(source, key.nativeId, `${argument}.nativeId`);
  // A vendor may take other things for the id, such as a name, which can pass to another organization: no key.
  return found?.nativeId === key.nativeId ? found : null;
}

/** Throws BAD_USER_INPUT where a representation says another type than its key does. */
function checkType(said: string, actual: string, argument: string): void {
  if (said === actual || said === anyOrganization) return;
  throw new BadUserInputError(`The key is of a ${quote(actual)}, not of a ${quote(said)}.`, argument);
}

export const entityResolvers: Resolvers = {
  Query: {
    _entities(_root, { representations }, context) {
      if (representations.length > mostRepresentations) {
        throw new BadUserInputError(
          `At most ${mostRepresentations} representations can be asked for at once; these are ${representations.length}.`,
          'representations',
        );
      }
      return settledList(
        representations,
        (representation, index) =>
          loadEntity(representation, context, `representations.${index}`) as Promise<OrganizationModel>,
      );
    },
    _service: (_root, _args, { federation }, { schema }) => ({ sdl: subgraphSdl(schema, federation) }),
  },
  _Entity: { __resolveType: resolveTypename },
};
