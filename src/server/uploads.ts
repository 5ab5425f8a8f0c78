import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isMultipart } from './gate.ts';
import { Refusal } from './refusal.ts';
import { hasHoles } from './sparse-arrays.ts';

/** Bytes, but for `files`. */
export interface UploadLimits {
  /** Of one file, which must have fewer. */
  readonly uploadBytes: number;
  /** Files in one request. */
  readonly uploadFiles: number;
  /** Of a request without its files. */
  readonly bodyBytes: number;
}

/** What the parts' own headers and the lines between them may add. */
const framing = 64 * 1024;

/** Bytes that a multipart request within the limits has at most. */
export function mostMultipartBytes({ uploadBytes, uploadFiles, bodyBytes }: UploadLimits): number {
  // `operations` and `map` are fields of their own.
  return uploadBytes * uploadFiles + 2 * bodyBytes + framing;
}

/**
 * Reads GraphQL multipart requests. A request goes on to GraphQL as soon as its operation is known; its files arrive
 * meanwhile, and lie in temporary files until it is answered.
 */
export function acceptUploads(server: FastifyInstance, limits: UploadLimits): void {
  server.addContentTypeParser('multipart/form-data', (_request, _payload, done) => {
    done(null);
  });

  server.addHook('preValidation', (request, reply, done) => {
    if (request.method !== 'POST' || !isMultipart(request.headers)) done();
    else
      receive(request, reply, limits).then(() => {
        done();
      }, done);
  });
}

async function receive(request: FastifyRequest, reply: FastifyReply, limits: UploadLimits): Promise<void> {
  const most = mostMultipartBytes(limits);
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  reply.raw.once('close', () => {
    // With the answer its temporary files go, and graphql-upload reads no further; a client that is still sending
    // would not come to read the answer.
    request.raw.unpipe();
    request.raw.resume();
  });
  // Loaded with the first upload: most servers never see one.
  const { default: processRequest } = await import('graphql-upload/processRequest.mjs');
  // It would wait for the end of a request that has ended.
  if (request.raw.destroyed) throw endsTooEarly();
  try {
    request.body = await processRequest(request.raw, reply.raw, {
      maxFieldSize: limits.bodyBytes,
      maxFileSize: limits.uploadBytes,
      maxFiles: limits.uploadFiles,
    });
  } catch (error) {
    throw refusalOf(error);
  }
  if (hasHoles(request.body)) {
    throw new Refusal(400, 'BAD_REQUEST', 'The map puts a file behind the end of a list.');
  }
}

function tooLarge(most: number): Refusal {
  return new Refusal(413, 'BAD_REQUEST', `The request is larger than ${most} bytes, the most that is taken.`);
}

/** What graphql-upload says is about the request; so is what its parser throws, but that may not be polished. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if ('status' in error && (error.status === 400 || error.status === 413)) {
    return new Refusal(error.status, 'BAD_REQUEST', error.message);
  }
  const isParserError = Object.getPrototypeOf(error) === Error.prototype || 'status' in error;
  return isParserError ? endsTooEarly() : error;
}

function endsTooEarly(): Refusal {
  return new Refusal(400, 'BAD_REQUEST', 'The multipart body is malformed, or ends too early.');
}
