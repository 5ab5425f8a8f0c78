import { finished, PassThrough, type Readable, type TransformCallback } from 'node:stream';
import type { CallClock } from './call-clock.ts';

/** The part of a call's clock that a body of any size moves: only the vendor's own standing still counts. */
export type Pace = Pick<CallClock, 'rest' | 'renew'>;

class PacedUpload extends PassThrough {
  readonly #pace: Pace;

  constructor(pace: Pace) {
    super();
    this.#pace = pace;
  }

  // More is wanted: if nothing comes now, it is the source that is slow.
  override _read(size: number): void {
    this.#pace.rest();
    super._read(size);
  }

  override _transform(chunk: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    this.#pace.renew();
    super._transform(chunk, encoding, done);
  }

  override _flush(done: TransformCallback): void {
    this.#pace.renew();
    done();
  }
}

/** The same bytes for sending. The clock stands still while it is their source that is slow. */
export function pacedUpload(source: Readable, pace: Pace): Readable {
  const body = new PacedUpload(pace);
  finished(source, { writable: false }, (error) => {
    if (error != null) body.destroy(error);
  });
  body.once('close', () => {
    source.destroy();
  });
  return source.pipe(body);
}

/** Follows bytes from the vendor on their way into `out`. While `out` takes none, it is its reader that is slow. */
export function followDownload(body: Readable, out: PassThrough, pace: Pace): void {
  body.on('data', () => {
    pace.renew();
  });
  body.on('pause', () => {
    pace.rest();
  });
  out.on('drain', () => {
    pace.renew();
  });
}
