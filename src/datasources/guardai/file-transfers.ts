import type { OpenSource } from '../shared/api.ts';
import type { FileSource } from '../shared/stored-files.ts';
import type { Opening } from '../shared/organization-source.ts';
import type { Write } from '../shared/writes.ts';
import { downloadOrganizationFile, uploadOrganizationFile, type FileToUpload } from './files/transfer.ts';
import type { GuardAIFileModel, GuardAIOrganizationModel } from './map.ts';
import { checkId } from './native-id.ts';

interface Transfers extends Pick<FileSource, 'openFile'> {
  /** Sent once. Gives the file as it is listed then, read when asked for; as it was sent, where it is not listed. */
  uploadFile(upload: FileToUpload): Promise<() => Promise<GuardAIFileModel | null>>;
}

interface Transferring {
  readonly opening: Opening;
  readonly source: OpenSource<GuardAIOrganizationModel>;
  readonly write: Write;
}

export function fileTransfers({ opening, source, write }: Transferring): Transfers {
  async function listed(organizationId: string): Promise<readonly GuardAIFileModel[]> {
    return (await source.organization(organizationId))?.files ?? [];
  }

  return {
    async uploadFile(upload) {
      const { organizationId, type, file } = upload;
      checkId(organizationId);
      const answered = await write((writer) => uploadOrganizationFile(writer, upload));
      const ref = answered ?? upload.ref;
      if (ref === undefined) {
        // GuardAI declares no body for 201: of the files with this name, the one that was listed last.
        return async () =>
          (await listed(organizationId)).findLast((one) => one.fileName === file.name) ?? null;
      }
      const sent: GuardAIFileModel = {
        sourceName: opening.identity.name,
        organizationId,
        type,
        ref,
        fileName: file.name,
        contentType: file.contentType,
        datasetId: upload.datasetId ?? null,
      };
      return async () => {
        // The reference must not be lost because the list cannot be read.
        const files = await listed(organizationId).catch(() => []);
        return files.find((one) => one.type === type && one.ref === ref) ?? sent;
      };
    },

    openFile({ organization: organizationId, type, ref }) {
      checkId(organizationId);
      return downloadOrganizationFile(opening, { organizationId, type, ref });
    },
  };
}
