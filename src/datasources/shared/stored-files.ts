import type { Readable } from 'node:stream';
import type { FileTarget } from '../../core/files.ts';
import type { OpenSource } from './api.ts';

/** The bytes of a file that a vendor holds, as they come. `body` must be read or destroyed. */
export interface StoredFile {
  /** As the vendor answers; null where it does not say. */
  readonly contentType: string | null;
  /** In bytes; null where the vendor does not say. */
  readonly size: number | null;
  readonly body: Readable;
}

/** A source whose organizations have files that can be downloaded. */
export interface FileSource extends OpenSource {
  /** Null: the vendor knows no such file. */
  openFile(file: Pick<FileTarget, 'organization' | 'type' | 'ref'>): Promise<StoredFile | null>;
}

export function hasFiles(source: OpenSource): source is FileSource {
  return 'openFile' in source;
}
