import { finished, PassThrough, type Readable } from 'node:stream';
import { followDownload, type Pace } from './body-pace.ts';

/** Hands a body on to somebody outside, whose errors are then ours and not the client's. `done` runs once, at its end. */
export function handOver(
  body: Readable,
  pace: Pace,
  translateError: (error: unknown) => Error,
  done: (bytes: number, error: Error | undefined) => void,
): Readable {
  let bytes = 0;
  let failure: Error | undefined;
  const out = new PassThrough();
  // Whoever reads it sees the error; whoever has left must not take the process down.
  out.on('error', () => undefined);
  body.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  // Also notices a body that failed before anybody looked.
  finished(body, { writable: false }, (error) => {
    if (error == null || out.destroyed) return;
    failure = translateError(error);
    out.destroy(failure);
  });
  out.once('close', () => {
    body.destroy();
    done(bytes, failure);
  });
  followDownload(body, out, pace);
  return body.pipe(out);
}
