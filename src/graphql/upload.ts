import { finished, PassThrough, type Readable } from 'node:stream';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import type { FileUpload } from 'graphql-upload/processRequest.mjs';
import Arriving from 'graphql-upload/Upload.mjs';
import { BadUserInputError } from '../core/errors.ts';
import type { UploadedFile } from '../core/files.ts';

/** What resolvers get for an `Upload`: it settles when the file begins to arrive, or when it is clear that none will. */
export type UploadInput = Promise<UploadedFile>;

const whatItIs = 'An Upload is a file of a multipart request, put in the place of a variable';

/** Like graphql-upload's own, but for what a resolver gets. */
export const Upload = new GraphQLScalarType<UploadInput, never>({
  name: 'Upload',
  parseValue(value) {
    if (!(value instanceof Arriving)) throw new GraphQLError(`${whatItIs}.`);
    const upload = toUploadedFile(value.promise);
    // A resolver that refuses the rest of its input never looks at the file.
    upload.catch(() => undefined);
    return upload;
  },
  parseLiteral(node) {
    throw new GraphQLError(`${whatItIs}, never written out.`, { nodes: node });
  },
  serialize() {
    throw new TypeError('an Upload is never an output');
  },
});

async function toUploadedFile(arriving: Promise<FileUpload>): UploadInput {
  try {
    const file = await arriving;
    return { name: file.filename || 'file', contentType: file.mimetype, open: () => open(file) };
  } catch (error) {
    throw toProblem(error);
  }
}

function open(file: FileUpload): Readable {
  const bytes = new PassThrough();
  const spooled = spooledBytes(file);
  finished(spooled, { writable: false }, (error) => {
    if (error != null) bytes.destroy(toProblem(error));
  });
  // The temporary file is removed only when its last reader is gone.
  bytes.once('close', () => {
    spooled.destroy();
  });
  return spooled.pipe(bytes);
}

function spooledBytes(file: FileUpload): Readable {
  try {
    // form-data-encoder mixes up chunks that are larger.
    return file.createReadStream({ highWaterMark: 64 * 1024 });
  } catch (error) {
    throw toProblem(error);
  }
}

/** What graphql-upload and its parser complain about is the client's to hear; a full disk is not. */
function toProblem(error: unknown): Error {
  if (!(error instanceof Error) || 'syscall' in error) return error as Error;
  const isTooLarge = 'status' in error && error.status === 413;
  const why = isTooLarge ? error.message : 'It did not arrive whole.';
  return new BadUserInputError(`The file cannot be taken. ${why}`);
}
