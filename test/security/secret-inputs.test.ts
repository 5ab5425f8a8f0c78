import { describe, expect, it } from '@jest/globals';
import { isInputObjectType, isObjectType, type GraphQLArgument, type GraphQLInputField } from 'graphql';
import { isSecret } from '../../src/audit/visible-arguments.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { vendors } from '../../src/vendors.ts';

const types = Object.values(buildSchema(vendors).schema.getTypeMap()).filter(
  ({ name }) => !name.startsWith('__'),
);

/** Everything that a caller can put in, by where it stands. */
const inputs: readonly (readonly [string, GraphQLArgument | GraphQLInputField])[] = types.flatMap((type) => {
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const);
  }
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.flatMap((field) =>
    field.args.map((argument) => [`${type.name}.${field.name}(${argument.name})`, argument] as const),
  );
});

/** Named like a secret, and none. */
const harmless = [
  // AWS shows it; it is no use without its secret.
  'AddTileDBAwsAccessCredentialsInput.accessKeyId',
  'UpdateTileDBAwsAccessCredentialsInput.accessKeyId',
  // Names of credentials.
  'CreateTileDBOrganizationInput.defaultS3PathCredentialsName',
  'UpdateTileDBOrganizationInput.defaultS3PathCredentialsName',
];

describe('inputs that are named like secrets', () => {
  const suspicious = inputs.filter(([, { name }]) =>
    /key|secret|token|password|passphrase|credential|private/i.test(name),
  );

  it('are marked with @secret, or known to be none', () => {
    const unmarked = suspicious.filter(([, input]) => !isSecret(input)).map(([name]) => name);
    expect(unmarked.sort()).toEqual(harmless.sort());
  });

  it('are found by this test at all', () => {
    expect(suspicious.filter(([, input]) => isSecret(input)).map(([name]) => name)).toEqual([
      'AddTileDBAwsAccessCredentialsInput.secretAccessKey',
      'UpdateTileDBAwsAccessCredentialsInput.secretAccessKey',
    ]);
  });
});
