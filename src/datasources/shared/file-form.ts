import { Readable } from 'node:stream';
import { FormDataEncoder } from 'form-data-encoder';
import type { UploadedFile } from '../../core/files.ts';

/** A file as the only part of a `multipart/form-data` body; never held in memory. */
export interface FileForm {
  /** Names the boundary, so it belongs to the bodies of this form alone. */
  readonly contentType: string;
  /** The body from its first byte on; fails with whatever the file fails with. */
  open(): Readable;
  /** Its name, type and size in bytes, once all of it has come; fails with whatever the file fails with. */
  outline(): Promise<Readonly<Record<string, unknown>>>;
  /** Gives up the bodies that are still being read. */
  close(): void;
}

export function fileForm(partName: string, file: UploadedFile): FileForm {
  const sources = new Set<Readable>();
  const part = {
    [Symbol.toStringTag]: 'File',
    name: file.name,
    type: file.contentType,
    // Nobody knows before the last byte has arrived: the body goes out in chunks.
    size: Number.NaN,
    lastModified: 0,
    stream() {
      const bytes = file.open();
      sources.add(bytes);
      return bytes;
    },
  };
  const encoder = new FormDataEncoder(formOf(partName, part));
  return {
    contentType: encoder.contentType,
    open() {
      const body = Readable.from(encoder.encode());
      // It may fail once more when whoever sent it has left.
      body.on('error', () => undefined);
      return body;
    },
    async outline() {
      let size = 0;
      for await (const chunk of part.stream()) size += (chunk as Buffer).length;
      return { [partName]: { name: file.name, contentType: file.contentType, size } };
    },
    close() {
      // Not the bodies: while they wait for a client that sends nothing, destroying them does not reach their source.
      for (const bytes of sources) bytes.destroy();
    },
  };
}

type FormDataLike = ConstructorParameters<typeof FormDataEncoder>[0];

/** The encoder takes any object that looks like a `FormData`; a real one refuses files without a size. */
function formOf(name: string, part: ReturnType<FormDataLike['getAll']>[number]): FormDataLike {
  const entries = () => Iterator.from([[name, part] as [string, typeof part]]);
  return {
    [Symbol.toStringTag]: 'FormData',
    [Symbol.iterator]: entries,
    entries,
    getAll: () => [part],
    append() {
      throw new TypeError('this form is complete');
    },
  };
}
