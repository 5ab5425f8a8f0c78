import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The bytes of a file, read anew by every `open`. */
export interface Content {
  readonly size: number;
  open(): Readable;
}

interface ReceivedContent extends Content {
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Keeps uploads outside of memory; they live as long as the store. */
export interface ContentStore {
  receive(bytes: Readable): Promise<ReceivedContent>;
  discard(content: Content): void;
  /** Removes everything. */
  stop(): void;
}

export function textContent(text: string): Content {
  const bytes = Buffer.from(text, 'utf8');
  return { size: bytes.length, open: () => Readable.from([bytes]) };
}

export function createContentStore(): ContentStore {
  const paths = new WeakMap<Content, string>();
  let directory: string | null = null;

  return {
    async receive(bytes) {
      directory ??= mkdtempSync(join(tmpdir(), 'orgraph-sandbox-guardai-'));
      const path = join(directory, randomUUID());
      const meter = createMeter();
      try {
        await pipeline(bytes, meter.through, createWriteStream(path));
      } catch (error) {
        rmSync(path, { force: true });
        throw error;
      }
      const content = { ...meter.read(), open: () => createReadStream(path) };
      paths.set(content, path);
      return content;
    },
    discard(content) {
      const path = paths.get(content);
      if (path !== undefined) rmSync(path, { force: true });
    },
    stop() {
      if (directory !== null) rmSync(directory, { recursive: true, force: true });
      directory = null;
    },
  };
}

/** Counts and hashes what flows through; `read` once it has ended. */
export function createMeter(): { through: Transform; read: () => { size: number; sha256: string } } {
  const hash = createHash('sha256');
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, read: () => ({ size, sha256: hash.digest('hex') }) };
}
