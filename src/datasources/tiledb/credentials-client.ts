import type { components as Contract } from '../../generated/openapi/tiledb-v1.ts';
import type { Connection } from '../../http/types.ts';
import { change, readOne } from './calls.ts';
import { awsAccessCredentials, awsAccessCredentialsList, type WireCredentials } from './wire.ts';

type Fields = Contract['schemas']['AWSAccessCredentials'];

export type CredentialsBody = Omit<Fields, 'name' | 'created_at' | 'updated_at'> & { readonly name: string };

/** TileDB Cloud's calls about the AWS credentials of a namespace. Writes answer without a body. */
export function credentialsClient(connection: Connection) {
  const all = '/credentials/{namespace}/aws';
  const one = '/credentials/{namespace}/aws/{name}';
  return {
    list(namespace: string, signal: AbortSignal): Promise<readonly WireCredentials[] | null> {
      const request = { operationId: 'checkAWSAccessCredentials', path: all, params: { namespace } };
      return readOne(awsAccessCredentialsList, request, connection, signal);
    },

    get(namespace: string, name: string, signal: AbortSignal): Promise<WireCredentials | null> {
      const request = {
        operationId: 'checkAWSAccessCredentialsByName',
        path: one,
        params: { namespace, name },
      };
      return readOne(awsAccessCredentials, request, connection, signal);
    },

    async add(namespace: string, json: CredentialsBody, signal: AbortSignal): Promise<void> {
      const operationId = 'addAWSAccessCredentials';
      const params = { namespace };
      const secrets = secretsOf(json);
      await change({ operationId, method: 'POST', path: all, params, json, secrets }, connection, signal);
    },

    async update(namespace: string, name: string, json: CredentialsBody, signal: AbortSignal): Promise<void> {
      const operationId = 'updateAWSAccessCredentials';
      const params = { namespace, name };
      const secrets = secretsOf(json);
      await change({ operationId, method: 'PATCH', path: one, params, json, secrets }, connection, signal);
    },

    async delete(namespace: string, name: string, signal: AbortSignal): Promise<void> {
      const operationId = 'deleteAWSAccessCredentials';
      const params = { namespace, name };
      await change({ operationId, method: 'DELETE', path: one, params }, connection, signal);
    },
  };
}

function secretsOf({ secret_access_key: secret }: CredentialsBody): readonly string[] {
  return secret === undefined ? [] : [secret];
}
