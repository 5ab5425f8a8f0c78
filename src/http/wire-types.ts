import type { Readable } from 'node:stream';
import type { RequestBody } from './request-body.ts';
import type { Method } from './types.ts';

/** One request as it goes out. */
export interface WireRequest {
  readonly url: URL;
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: RequestBody['content'];
}

/** Any answer, whatever its status; `body` is decompressed and must be consumed or destroyed. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}
