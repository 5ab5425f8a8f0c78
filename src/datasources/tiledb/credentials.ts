import type { Opening } from '../shared/organization-source.ts';
import { readFresh } from '../shared/reading.ts';
import { wishesOf } from '../shared/wishes.ts';
import type { Write } from '../shared/writes.ts';
import { credentialsBody, type CredentialsFields } from './bodies.ts';
import {
  addCredentials,
  credentialsListReading,
  credentialsReading,
  deleteCredentials,
  updateCredentials,
} from './credentials-client.ts';
import type { TileDBCredentials } from './map.ts';
import { openParts, type Parts } from './parts.ts';

/** AWS credentials of organizations' namespaces; secrets go in and never come out. Writes are sent once. */
export interface Credentials extends Parts<TileDBCredentials> {
  add(namespace: string, name: string, fields: CredentialsFields): Promise<void>;
  /** `newName`: the present one where it stays. */
  update(namespace: string, name: string, newName: string, fields: CredentialsFields): Promise<void>;
  delete(namespace: string, name: string): Promise<void>;
}

export function openCredentials(opening: Opening, write: Write): Credentials {
  const parts = openParts<TileDBCredentials>({
    all: (namespace) => readFresh(opening, credentialsListReading(opening, namespace.name)),
    one: (namespace, name) => readFresh(opening, credentialsReading(opening, namespace.name, name)),
    nameOf: ({ name }) => name,
    wishes: wishesOf(opening),
    inBatch: (size, work) => opening.connection.inBatch('credentials', size, work),
  });
  return {
    ...parts,
    add: (namespace, name, fields) =>
      write((writer) => addCredentials(writer, namespace, credentialsBody(name, fields))),
    update: (namespace, name, newName, fields) =>
      write((writer) => updateCredentials(writer, namespace, name, credentialsBody(newName, fields))),
    delete: (namespace, name) => write((writer) => deleteCredentials(writer, namespace, name)),
  };
}
