import type { Opening } from '../shared/organization-source.ts';
import { credentialsBody, type CredentialsFields } from './bodies.ts';
import { credentialsClient } from './credentials-client.ts';
import { toCredentials, type TileDBCredentials } from './map.ts';
import { openParts, type Parts } from './parts.ts';
import type { Write } from './write.ts';

/** AWS credentials of organizations' namespaces; secrets go in and never come out. Writes are sent once. */
export interface Credentials extends Parts<TileDBCredentials> {
  add(namespace: string, name: string, fields: CredentialsFields): Promise<void>;
  /** `newName`: the present one where it stays. */
  update(namespace: string, name: string, newName: string, fields: CredentialsFields): Promise<void>;
  delete(namespace: string, name: string): Promise<void>;
}

export function openCredentials({ connection, signal }: Opening, write: Write): Credentials {
  const client = credentialsClient(connection);
  const parts = openParts<TileDBCredentials>({
    all: async (namespace) => (await client.list(namespace.name, signal))?.map(toCredentials) ?? null,
    async one(namespace, name) {
      const wire = await client.get(namespace.name, name, signal);
      return wire && toCredentials(wire);
    },
    nameOf: ({ name }) => name,
  });
  return {
    ...parts,
    add: (namespace, name, fields) =>
      write((writing) => client.add(namespace, credentialsBody(name, fields), writing)),
    update: (namespace, name, newName, fields) =>
      write((writing) => client.update(namespace, name, credentialsBody(newName, fields), writing)),
    delete: (namespace, name) => write((writing) => client.delete(namespace, name, writing)),
  };
}
