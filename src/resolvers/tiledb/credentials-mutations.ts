import {
  isTileDBOrganizations,
  type CredentialsFields,
  type Namespace,
  type TileDBOrganizations,
} from '../../datasources/tiledb/index.ts';
import type { Resolvers, UpdateTileDBAwsAccessCredentialsInput, UserError } from '../../generated/graphql.ts';
import { organizationTarget } from '../shared/targets.ts';
import { clearing, emptiness, given, writingInside } from './refusals.ts';

export const credentialsMutations: Resolvers = {
  Mutation: {
    addTileDBAwsAccessCredentials(_root, { input }, context) {
      const target = organizationTarget(input.organizationId, context, isTileDBOrganizations);
      const { name } = input;
      const blame = { NOT_FOUND: ['organizationId'], CONFLICT: ['name'] };
      const options = { input, problems: emptiness('name', name), blame };
      return writingInside(target, options, async (namespace) => {
        await target.source.credentials.add(namespace.name, name, given(fieldsOf(input)));
        return credentialsPayload(target.source, namespace, name);
      });
    },

    async updateTileDBAwsAccessCredentials(_root, { input }, context) {
      const target = organizationTarget(input.organizationId, context, isTileDBOrganizations);
      const { name, newName } = input;
      const fields = fieldsOf(input);
      const nameField = newName == null ? 'name' : 'newName';
      const options = {
        input,
        problems: updateProblems(input),
        // In the body the new name is the name.
        fields: { name: [nameField] },
        blame: { NOT_FOUND: ['name'], CONFLICT: [nameField] },
      };
      const changes = Object.values({ newName, ...fields }).some((value) => value !== undefined);
      return writingInside(target, options, async (namespace) => {
        if (changes) await target.source.credentials.update(namespace.name, name, newName ?? name, fields);
        return credentialsPayload(target.source, namespace, newName ?? name);
      });
    },

    async deleteTileDBAwsAccessCredentials(_root, { input }, context) {
      const target = organizationTarget(input.organizationId, context, isTileDBOrganizations);
      const { name } = input;
      const options = { input, problems: emptiness('name', name), blame: { NOT_FOUND: ['name'] } };
      const outcome = await writingInside(target, options, async (namespace) => {
        await target.source.credentials.delete(namespace.name, name);
        return { deletedId: name, organization: () => target.source.organization(namespace.nativeId) };
      });
      return { deletedId: null, ...outcome };
    },
  },
};

function fieldsOf(input: Omit<UpdateTileDBAwsAccessCredentialsInput, 'newName'>): CredentialsFields {
  const { accessKeyId, secretAccessKey, serviceRoleArn, default: isDefault, buckets } = input;
  return { accessKeyId, secretAccessKey, serviceRoleArn, default: isDefault, buckets };
}

function updateProblems(input: UpdateTileDBAwsAccessCredentialsInput): UserError[] {
  const { name, newName, secretAccessKey, default: isDefault } = input;
  return [
    ...emptiness('name', name),
    ...clearing('newName', newName),
    ...emptiness('newName', newName),
    ...clearing('secretAccessKey', secretAccessKey),
    ...emptiness('secretAccessKey', secretAccessKey),
    ...clearing('default', isDefault),
  ];
}

function credentialsPayload(source: TileDBOrganizations, namespace: Namespace, name: string) {
  return {
    awsAccessCredential: () => source.credentials.one(namespace, name),
    organization: () => source.organization(namespace.nativeId),
  };
}
