import type { UploadedFile } from '../../../core/files.ts';
import { isNotFound } from '../../../core/errors.ts';
import { fileForm } from '../../shared/file-form.ts';
import { demandPresence } from '../../shared/foreseen.ts';
import type { StoredFile } from '../../shared/stored-files.ts';
import type { Caller } from '../../shared/reading.ts';
import { organizationReadings } from '../client.ts';
import { touchedBy } from '../touched-reads.ts';
import type { FileAddress } from './address.ts';
import { filePath, fileUsageReading } from './client.ts';
import { foreseeFile, foreseeNewFile } from './foreseen.ts';

/** GuardAI's two calls that carry a file's bytes. */

export interface FileToUpload extends Omit<FileAddress, 'ref'> {
  readonly file: UploadedFile;
  readonly datasetId?: bigint | number | undefined;
  /** Of the file to replace; without it, the file is a new one. */
  readonly ref?: string | undefined;
}

/** Gives GuardAI's reference to the file; null where its answer has none, though the file was taken. */
export async function uploadOrganizationFile(
  caller: Caller,
  { organizationId: id, type, datasetId, ref, file }: FileToUpload,
): Promise<string | null> {
  const { connection, signal } = caller;
  const form = fileForm('file', file);
  try {
    const reply = await connection.send(
      {
        operationId: 'uploadOrganizationFile',
        method: 'POST',
        path: filePath,
        params: { id },
        query: { type, datasetId, ref },
        headers: { 'content-type': form.contentType },
        stream: () => form.open(),
        rewindable: true,
        touches: touchedBy(id),
        outline: () => form.outline(),
        async foresee() {
          const named = {
            type,
            fileName: file.name,
            contentType: file.contentType,
            ...(datasetId !== undefined && { datasetId }),
          };
          if (ref !== undefined) {
            const replaced = { organizationId: id, type, ref };
            await demandPresence(caller, fileUsageReading(caller, replaced).request);
            return foreseeFile(caller, replaced, (before) => ({ ...before, ...named }));
          }
          await demandPresence(caller, organizationReadings(caller).get(id).request);
          return foreseeNewFile(named);
        },
      },
      signal,
    );
    return referenceIn(reply.text);
  } finally {
    form.close();
  }
}

/** A reference is opaque; a page or an object is none. */
const reference = /^[^\p{Cc}<>{}]{1,500}$/u;

/** The reference comes bare or as JSON text, and may be all digits: as a number it would lose some. */
function referenceIn(answer: string): string | null {
  const bare = answer.trim();
  const text = quotedText(bare) ?? bare;
  return reference.test(text) ? text : null;
}

function quotedText(answer: string): string | null {
  try {
    const value: unknown = JSON.parse(answer);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

export async function downloadOrganizationFile(
  { connection, signal }: Caller,
  { organizationId: id, type, ref }: FileAddress,
): Promise<StoredFile | null> {
  try {
    const { headers, body } = await connection.stream(
      {
        operationId: 'downloadOrganizationFile',
        method: 'GET',
        path: filePath,
        params: { id },
        query: { ref, type },
        // A strict server answers 406 to a wish for JSON; and an unpacked body is not as long as its header says.
        accept: '*/*',
        headers: { 'accept-encoding': 'identity' },
      },
      signal,
    );
    const { 'content-type': contentType = null, 'content-length': length } = headers;
    return { contentType, size: length === undefined ? null : Number(length), body };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
