import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { Outgoing } from './outgoing.ts';

/** Sends an answer whole. Returns its status, or null when the client left while it was streamed. */
export async function send(
  response: ServerResponse,
  { status, headers, body }: Outgoing,
): Promise<number | null> {
  if (typeof body === 'string') {
    sendText(response, status, headers, body);
    return status;
  }
  response.writeHead(status, headers);
  try {
    await pipeline(body, response);
    return status;
  } catch {
    return null;
  }
}

function sendText(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  const bodiless = status === 204 || status === 304;
  response.writeHead(
    status,
    bodiless ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) },
  );
  response.end(bodiless ? undefined : body);
}

/** Announces the whole, sends the first half, and cuts the line. */
export async function sendTruncated(response: ServerResponse, outgoing: Outgoing): Promise<null> {
  const whole = await bytesOf(outgoing, '{"truncated": true}');
  response.writeHead(outgoing.status, { ...outgoing.headers, 'content-length': String(whole.length) });
  response.write(whole.subarray(0, Math.ceil(whole.length / 2)), () => response.socket?.destroy());
  return null;
}

/** One byte every `ms` milliseconds. Resolves to the status, or null when the client left before the end. */
export async function sendDripping(
  response: ServerResponse,
  outgoing: Outgoing,
  ms: number,
): Promise<number | null> {
  const whole = await bytesOf(outgoing, '');
  response.writeHead(outgoing.status, { ...outgoing.headers, 'content-length': String(whole.length) });
  response.flushHeaders();
  for (let index = 0; index < whole.length; index += 1) {
    await pause(ms, response);
    if (response.destroyed) return null;
    response.write(whole.subarray(index, index + 1));
  }
  response.end();
  return outgoing.status;
}

/** JSON of about `bytes` bytes, made while it is sent: nothing but one chunk is held. */
export function oversizedBody(bytes: number): Readable {
  const chunk = 'x'.repeat(64 * 1024);
  return Readable.from(
    (function* padding() {
      yield '{"padding":"';
      for (let left = bytes - 14; left > 0; left -= chunk.length)
        yield left >= chunk.length ? chunk : chunk.slice(0, left);
      yield '"}';
    })(),
    { objectMode: false },
  );
}

/** A body whole, to be damaged; `otherwise` where there is none. */
export async function bytesOf({ body }: Outgoing, otherwise: string): Promise<Buffer> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : await buffer(body);
  return bytes.length > 0 ? bytes : Buffer.from(otherwise);
}

/** Waits, but no longer than the client does. */
export async function pause(ms: number, response: ServerResponse): Promise<void> {
  if (ms <= 0 || response.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.once('close', done);
  });
}
