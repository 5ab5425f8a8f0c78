import type { Readable } from 'node:stream';
import type { UpstreamRequest } from './types.ts';

export interface RequestBody {
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined: nothing is sent. A function's stream can be sent once only. */
  readonly content: string | (() => Readable) | undefined;
}

// TypeScript's library does not know `rawJSON` yet.
const { rawJSON } = JSON as typeof JSON & { readonly rawJSON: (text: string) => unknown };

/** The inverse of core's `parseJson`: a bigint is written as the integer it is. */
function stringify(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? rawJSON(String(item)) : item,
  );
}

export function requestBody({ json, form, stream }: UpstreamRequest): RequestBody {
  if (stream !== undefined) return { headers: {}, content: stream };
  if (form !== undefined) {
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      content: new URLSearchParams(form).toString(),
    };
  }
  if (json !== undefined)
    return { headers: { 'content-type': 'application/json' }, content: stringify(json) };
  return { headers: {}, content: undefined };
}
