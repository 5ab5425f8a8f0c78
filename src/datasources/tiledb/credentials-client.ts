import type { components as Contract } from '../../generated/openapi/tiledb-v1.ts';
import type { Reading } from '../../http/reading.ts';
import { demandAbsence, foreseeChange, foreseeCreation, foreseeDeletion } from '../shared/foreseen.ts';
import type { Caller } from '../shared/reading.ts';
import { change, readingOne } from './calls.ts';
import { toCredentials, type TileDBCredentials } from './map.ts';
import { awsAccessCredentials, awsAccessCredentialsList } from './wire.ts';

/**
 * TileDB Cloud's calls about the AWS credentials of a namespace. Writes answer without a body. What is read is not kept:
 * whoever looks after credentials wants to see them as they are.
 */

type Fields = Contract['schemas']['AWSAccessCredentials'];

export type CredentialsBody = Omit<Fields, 'name' | 'created_at' | 'updated_at'> & { readonly name: string };

const all = '/credentials/{namespace}/aws';
const one = '/credentials/{namespace}/aws/{name}';
const typename = 'TileDBAwsAccessCredentials';

export function credentialsListReading(
  caller: Caller,
  namespace: string,
): Reading<readonly TileDBCredentials[] | null> {
  const request = { operationId: 'checkAWSAccessCredentials', path: all, params: { namespace } };
  return readingOne(caller, {
    request,
    schema: awsAccessCredentialsList,
    toValue: (wires) => wires.map(toCredentials),
    keep: 'never',
  });
}

export function credentialsReading(
  caller: Caller,
  namespace: string,
  name: string,
): Reading<TileDBCredentials | null> {
  const request = { operationId: 'checkAWSAccessCredentialsByName', path: one, params: { namespace, name } };
  return readingOne(caller, { request, schema: awsAccessCredentials, toValue: toCredentials, keep: 'never' });
}

export async function addCredentials(
  caller: Caller,
  namespace: string,
  json: CredentialsBody,
): Promise<void> {
  const operationId = 'addAWSAccessCredentials';
  await change(caller, {
    operationId,
    method: 'POST',
    path: all,
    params: { namespace },
    json,
    secrets: secretsOf(json),
    async foresee() {
      const reading = credentialsReading(caller, namespace, json.name);
      await demandAbsence(caller, { operationId }, reading);
      return foreseeCreation({ typename, reading }, {}, certain(json));
    },
  });
}

export async function updateCredentials(
  caller: Caller,
  namespace: string,
  name: string,
  json: CredentialsBody,
): Promise<void> {
  const operationId = 'updateAWSAccessCredentials';
  const params = { namespace, name };
  await change(caller, {
    operationId,
    method: 'PATCH',
    path: one,
    params,
    json,
    secrets: secretsOf(json),
    async foresee() {
      const subject = { typename, reading: credentialsReading(caller, namespace, name) };
      const foreseen = await foreseeChange(caller, subject, (before) => ({ ...before, ...certain(json) }));
      if (json.name !== name)
        await demandAbsence(caller, { operationId }, credentialsReading(caller, namespace, json.name));
      return foreseen;
    },
  });
}

export async function deleteCredentials(caller: Caller, namespace: string, name: string): Promise<void> {
  const operationId = 'deleteAWSAccessCredentials';
  await change(caller, {
    operationId,
    method: 'DELETE',
    path: one,
    params: { namespace, name },
    foresee: () =>
      foreseeDeletion(caller, { typename, reading: credentialsReading(caller, namespace, name) }),
  });
}

/** A wish to be the default is granted; one not to be it may be overruled. */
function certain({ default: isDefault, ...rest }: CredentialsBody): Omit<CredentialsBody, 'default'> {
  return { ...rest, ...(isDefault === true && { default: true }) };
}

function secretsOf({ secret_access_key: secret }: CredentialsBody): readonly string[] {
  return secret === undefined ? [] : [secret];
}
