import type { Readable } from 'node:stream';

/** A file that a client is sending. */
export interface UploadedFile {
  /** Without any folder; never empty. */
  readonly name: string;
  /** A media type without parameters, such as `text/csv`. */
  readonly contentType: string;
  /**
   * The bytes from the first on, as they arrive; each call gives them anew. The stream fails with `BadUserInputError`
   * when the file is too large or does not arrive whole, and so does the call where that is known already. It must be
   * read or destroyed.
   */
  open(): Readable;
}

/** What names a file that a vendor holds, and what a download of it is to look like. Holds no secret. */
export interface FileTarget {
  /** Name of the source that holds it. */
  readonly source: string;
  /** Native id of the organization that has it. */
  readonly organization: string;
  /** Kind of file, in the vendor's word. */
  readonly type: string;
  /** The vendor's reference. */
  readonly ref: string;
  readonly fileName: string | null;
  readonly contentType: string | null;
}
