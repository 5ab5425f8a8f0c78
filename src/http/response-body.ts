import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parseJson } from '../core/json.ts';

const unzip = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What is wrong with a body, as the end of a sentence. */
export type BodyFault =
  'is cut short' | 'is larger than allowed' | 'cannot be decompressed' | 'is not valid UTF-8' | 'is not JSON';

export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly fault: BodyFault;

  constructor(fault: BodyFault) {
    super(`the body ${fault}`);
    this.fault = fault;
  }
}

// got wraps what the stream failed with.
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return [...(typeof code === 'string' ? [code] : []), ...codesOf(cause)];
}

/** Names what went wrong while a body was read or decompressed. */
export function bodyFault(error: unknown): BodyFault {
  if (error instanceof BodyError) return error.fault;
  const codes = codesOf(error);
  if (codes.includes('ERR_BUFFER_TOO_LARGE')) return 'is larger than allowed';
  // zlib's word for an end that came too early.
  if (codes.includes('Z_BUF_ERROR')) return 'is cut short';
  const undecodable = codes.some((code) => /^(?:Z_|ERR_ZLIB|ERR__ERROR_|ERR_BROTLI|ZSTD_)/.test(code));
  return undecodable ? 'cannot be decompressed' : 'is cut short';
}

// Confluent's services send gzip without saying so now and then; JSON and HTML never begin with these two bytes.
async function unzipUnannounced(bytes: Buffer, limit: number): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unzip(bytes, { maxOutputLength: limit });
  } catch (error) {
    throw new BodyError(bodyFault(error));
  }
}

/** By its events: a loop over the stream makes an iterator and a promise for each step. */
function collect(body: Readable, limit: number): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const closed = (): void => {
      // An error made for every answer would cost more than reading it.
      if (!body.readableEnded) reject(body.errored ?? new BodyError('is cut short'));
    };
    // Of what has happened already nobody tells any more.
    if (body.readableEnded) {
      resolve(chunks);
      return;
    }
    if (body.destroyed) {
      closed();
      return;
    }
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      reject(new BodyError('is larger than allowed'));
      body.destroy();
    });
    body.once('end', () => {
      resolve(chunks);
    });
    body.on('error', reject);
    body.once('close', closed);
  });
}

async function readBytes(body: Readable, limit: number): Promise<Buffer> {
  const chunks = await collect(body, limit);
  const [only] = chunks;
  return unzipUnannounced(chunks.length === 1 && only ? only : Buffer.concat(chunks), limit);
}

/** The whole body, a byte order mark removed. `limit` counts bytes after decompression. Throws `BodyError` or the stream's error. */
export async function readText(body: Readable, limit: number): Promise<{ text: string; bytes: number }> {
  const bytes = await readBytes(body, limit);
  try {
    return { text: utf8.decode(bytes), bytes: bytes.length };
  } catch {
    throw new BodyError('is not valid UTF-8');
  }
}

/** The body of a failure: what can be had of it, since the status already says more. Never throws. */
export async function readFailureText(body: Readable, limit: number): Promise<string> {
  try {
    return new TextDecoder().decode(await readBytes(body, limit));
  } catch {
    return '';
  }
}

/** Throws `BodyError`. */
export function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new BodyError('is not JSON');
  }
}
