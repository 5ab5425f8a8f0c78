import type { IncomingMessage } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { isJson, mediaTypeOf } from './media-type.ts';

const mebibyte = 1024 * 1024;
const bodyLimit = mebibyte;
const multipartLimit = 1024 * mebibyte;

/** More bytes than the sandbox takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  /** Bytes. */
  readonly limit: number;

  constructor(limit: number) {
    super(`the body is larger than ${String(limit)} bytes`);
    this.limit = limit;
  }
}

export interface ReadBody {
  readonly text: string;
  /** See `SandboxRequest.body`. */
  readonly body: unknown;
  /** Why the text is no JSON, where the media type says it is. */
  readonly malformed: string | null;
  readonly tooLarge: number | null;
}

const nothing: ReadBody = { text: '', body: undefined, malformed: null, tooLarge: null };

/** Reads a body whole within 1 MB; leaves `multipart/*` unread. Rejects when the client leaves meanwhile. */
export async function readBody(
  raw: IncomingMessage,
  headers: Readonly<Record<string, string>>,
): Promise<ReadBody> {
  const type = mediaTypeOf(headers);
  const announced = Number(headers['content-length'] ?? 0);
  if (type.startsWith('multipart/')) {
    return announced > multipartLimit ? { ...nothing, tooLarge: multipartLimit } : nothing;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too large is still read, not kept: a client that is busy sending would not see the answer.
    if (size <= bodyLimit) chunks.push(chunk);
  }
  if (size > bodyLimit) return { ...nothing, tooLarge: bodyLimit };
  return parsed(Buffer.concat(chunks).toString('utf8'), type);
}

function parsed(text: string, type: string): ReadBody {
  if (text === '') return nothing;
  if (type === 'application/x-www-form-urlencoded')
    return { ...nothing, text, body: firstValues(new URLSearchParams(text)) };
  if (!isJson(type)) return { ...nothing, text, body: text };
  try {
    return { ...nothing, text, body: JSON.parse(text) as unknown };
  } catch (error) {
    return { ...nothing, text, malformed: error instanceof Error ? error.message : String(error) };
  }
}

/** Of a repeated name the first value counts. */
export function firstValues(pairs: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...pairs].reverse());
}

/** A multipart body as a stream that fails beyond the limit. */
export function limitedStream(raw: IncomingMessage): Readable {
  let size = 0;
  const limiter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > multipartLimit) done(new BodyTooLarge(multipartLimit));
      else done(null, chunk);
    },
  });
  raw.once('error', (error) => limiter.destroy(error));
  return raw.pipe(limiter);
}
