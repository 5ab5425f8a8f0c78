import { demandPresence } from '../../shared/foreseen.ts';
import { readingOrNull, type Caller } from '../../shared/reading.ts';
import { list } from '../../shared/wire.ts';
import { unlessGone } from '../client.ts';
import { touchedBy } from '../touched-reads.ts';
import { id64 } from '../wire.ts';
import { foreseeFile } from './foreseen.ts';
import type { FileAddress } from './address.ts';

/** GuardAI's calls about files; their parameters always travel in the query, never in a form. */

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

export async function renameOrganizationFile(caller: Caller, file: FileAddress, name: string): Promise<void> {
  const { connection, signal } = caller;
  const { organizationId: id, type, ref } = file;
  const operationId = 'renameOrganizationFile';
  await connection.send(
    {
      operationId,
      method: 'PUT',
      path: filePath,
      params: { id },
      query: { name, ref, type },
      touches: touchedBy(id),
      async foresee() {
        await demandPresence(caller, fileUsageReading(caller, file).request);
        return foreseeFile(caller, file, (before) => ({ ...before, fileName: name }));
      },
    },
    signal,
  );
}

/** A 404 is success, as for organizations. */
export async function deleteOrganizationFile(caller: Caller, file: FileAddress): Promise<void> {
  const { connection, signal } = caller;
  const { organizationId: id, type, ref } = file;
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
        async foresee() {
          await demandPresence(caller, fileUsageReading(caller, file).request);
          return foreseeFile(caller, file, () => null);
        },
      },
      signal,
    ),
  );
}
