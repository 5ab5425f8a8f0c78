import { readingOrNull, type Caller } from '../../shared/reading.ts';
import { list } from '../../shared/wire.ts';
import { unlessGone } from '../client.ts';
import { touchedBy } from '../touched-reads.ts';
import { id64 } from '../wire.ts';

/** GuardAI's calls about files; their parameters always travel in the query, never in a form. */

/** What names a file: it has no id of its own. */
export interface FileAddress {
  /** Native id of the organization that has it. */
  readonly organizationId: string;
  /** GuardAI's word for the kind of file: `classmapping`. */
  readonly type: string;
  readonly ref: string;
}

export const filePath = '/api/v1/organizations/{id}/file';

const projectIds = list(id64);

/** Ids of the projects that use the file. */
export function fileUsageReading(caller: Caller, { organizationId: id, type, ref }: FileAddress) {
  const operationId = 'getOrganizationFileUsage';
  return readingOrNull(caller, {
    request: { operationId, path: `${filePath}/usage`, params: { id }, query: { ref, type } },
    schema: projectIds,
    toValue: (ids) => ids,
  });
}

export async function renameOrganizationFile(
  { connection, signal }: Caller,
  { organizationId: id, type, ref }: FileAddress,
  name: string,
): Promise<void> {
  const operationId = 'renameOrganizationFile';
  await connection.send(
    {
      operationId,
      method: 'PUT',
      path: filePath,
      params: { id },
      query: { name, ref, type },
      touches: touchedBy(id),
    },
    signal,
  );
}

/** A 404 is success, as for organizations. */
export async function deleteOrganizationFile(
  { connection, signal }: Caller,
  { organizationId: id, type, ref }: FileAddress,
): Promise<void> {
  const operationId = 'deleteOrganizationFile';
  await unlessGone(
    connection.send(
      {
        operationId,
        method: 'DELETE',
        path: filePath,
        params: { id },
        query: { ref, type },
        touches: touchedBy(id),
      },
      signal,
    ),
  );
}
