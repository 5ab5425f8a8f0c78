import { encodeGlobalId } from '../../core/ids.ts';
import { isTileDBOrganizations, type OrganizationFields } from '../../datasources/tiledb/index.ts';
import type { Resolvers, UpdateTileDBOrganizationInput, UserError } from '../../generated/graphql.ts';
import { organizationTarget, sourceTarget } from '../shared/targets.ts';
import { invalid } from '../shared/user-errors.ts';
import { clearing, given, writingInside, writingToTileDB } from './refusals.ts';

export const organizationMutations: Resolvers = {
  Mutation: {
    createTileDBOrganization(_root, { input }, context) {
      const source = sourceTarget(input.source, context, isTileDBOrganizations);
      const { name } = input;
      const options = { input, problems: nameProblems(name), blame: { CONFLICT: ['name'] } };
      return writingToTileDB(options, async () => {
        await source.create(name, given(fieldsOf(input)));
        return { organization: () => source.organization(name) };
      });
    },

    async updateTileDBOrganization(_root, { input }, context) {
      const target = organizationTarget(input.organizationId, context, isTileDBOrganizations);
      const { source, nativeId } = target;
      const { name } = input;
      const fields = fieldsOf(input);
      const problems = [...clearing('name', name), ...(name == null ? [] : nameProblems(name))];
      const options = { input, problems, blame: { NOT_FOUND: ['organizationId'], CONFLICT: ['name'] } };
      const organization = () => source.organization(nativeId);
      if (Object.values({ name, ...fields }).every((value) => value === undefined))
        return { organization, userErrors: [] };
      const update = async (sentName: string) => {
        await source.update(nativeId, sentName, fields);
        return { organization };
      };
      // The server demands a name with every change, so where none is given the present one goes along.
      return name == null
        ? writingInside(target, options, (namespace) => update(namespace.name))
        : writingToTileDB(options, () => update(name));
    },

    async deleteTileDBOrganization(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(input.organizationId, context, isTileDBOrganizations);
      const outcome = await writingToTileDB({ input, blame: { NOT_FOUND: ['organizationId'] } }, async () => {
        await source.delete(nativeId);
        const { typename, name } = source.identity;
        return { deletedId: encodeGlobalId({ typename, source: name, nativeId }) };
      });
      return { deletedId: null, ...outcome };
    },
  },
};

function fieldsOf(input: Omit<UpdateTileDBOrganizationInput, 'organizationId'>): OrganizationFields {
  const { description, logo, defaultS3Path, defaultS3PathCredentialsName } = input;
  return { description, logo, defaultS3Path, defaultS3PathCredentialsName };
}

/** TileDB's own limits, `^[\w.\-]+$` and 1 to 63 characters; Go's `\w` is ASCII, as is JavaScript's. */
const namePattern = /^[\w.-]{1,63}$/;

function nameProblems(name: string): UserError[] {
  if (namePattern.test(name)) return [];
  return [
    invalid('name must be 1 to 63 of the letters a to z and A to Z, digits, "_", "." and "-".', 'name'),
  ];
}
