import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { RecordedPart, SandboxRequest } from '../core/simulator.ts';
import { createMeter, type Content, type ContentStore } from './contents.ts';

export interface UploadedFile {
  readonly content: Content;
  readonly fileName: string;
  readonly contentType: string;
}

/**
 * Reads a multipart body as it arrives and stores its first part that is a file named `file`; null when there is
 * none. Rejects when the body is no multipart, or ends early; what was stored of it is gone then.
 */
export async function receiveUpload(
  request: SandboxRequest,
  store: ContentStore,
): Promise<UploadedFile | null> {
  if (!request.headers['content-type']?.toLowerCase().startsWith('multipart/')) return null;
  const parser = new Busboy({ headers: request.headers as BusboyHeaders });
  const open: Readable[] = [];
  const reading: Promise<RecordedPart>[] = [];
  const kept: Promise<UploadedFile>[] = [];

  // A part without a file name is a form field to Spring; busboy takes octet streams for files all the same.
  parser.on('file', (name, stream, filename: string | undefined, _encoding, contentType) => {
    open.push(stream);
    // Dicer reports a cut body to the part once more after all of its readers have gone.
    stream.on('error', () => undefined);
    const part = { name, filename: filename ?? null, contentType };
    if (name === 'file' && filename !== undefined && kept.length === 0) {
      const received = store.receive(stream);
      kept.push(received.then((content) => ({ content, fileName: filename, contentType })));
      reading.push(received.then(({ size, sha256 }) => ({ ...part, bytes: size, sha256 })));
    } else {
      reading.push(measure(stream).then(({ size, sha256 }) => ({ ...part, bytes: size, sha256 })));
    }
  });
  parser.on('field', (name, value, _nameCut, _valueCut, _encoding, contentType) => {
    const sha256 = createHash('sha256').update(value).digest('hex');
    reading.push(
      Promise.resolve({ name, filename: null, contentType, bytes: Buffer.byteLength(value), sha256 }),
    );
  });

  try {
    await feed(request.stream(), parser);
  } catch (error) {
    for (const stream of open) stream.destroy(error as Error);
    await Promise.allSettled([...reading, ...kept]);
    throw error;
  }
  request.recordParts(await Promise.all(reading));
  return (await kept[0]) ?? null;
}

/** Not `pipeline`: that would destroy the socket over a malformed body, and with it the way to answer. */
function feed(body: Readable, parser: BusboyInstance): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      body.unpipe(parser);
      body.resume();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    parser.once('finish', resolve);
    parser.on('error', fail);
    body.on('error', fail);
    body.once('close', () => {
      if (!body.readableEnded) fail(new Error('The client left before its body was complete'));
    });
    body.pipe(parser);
  });
}

async function measure(stream: Readable): Promise<{ size: number; sha256: string }> {
  const meter = createMeter();
  meter.through.resume();
  await pipeline(stream, meter.through);
  return meter.read();
}
