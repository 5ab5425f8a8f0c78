import type { GraphError } from './graph.ts';

/** A file of a multipart request, and where it goes: `variables.input.file`. */
export interface UploadPart {
  readonly at: string;
  readonly bytes: string | Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly type?: string;
}

export interface UploadAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors: readonly GraphError[];
  readonly text: string;
}

export const preflight = { 'graphql-require-preflight': '1' };

/** Sends a GraphQL multipart request as a browser's `fetch` does. */
export async function uploadFiles(
  address: string,
  operations: { readonly query: string; readonly variables: Readonly<Record<string, unknown>> },
  files: readonly UploadPart[],
  signal?: AbortSignal,
): Promise<UploadAnswer> {
  const form = new FormData();
  form.set('operations', JSON.stringify(operations));
  form.set('map', JSON.stringify(Object.fromEntries(files.map(({ at }, index) => [index, [at]]))));
  for (const [index, { bytes, name, type = 'application/octet-stream' }] of files.entries()) {
    form.set(String(index), new Blob([bytes], { type }), name);
  }
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: preflight,
    body: form,
    ...(signal && { signal }),
  });
  return readAnswer(response);
}

/** Sends a multipart body of the test's own; `parts` are header lines and content, or nothing but the content of a field. */
export async function sendParts(address: string, parts: readonly Part[]): Promise<UploadAnswer> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { ...preflight, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: multipartBody(parts),
  });
  return readAnswer(response);
}

export interface Part {
  /** What follows `form-data; ` in its `Content-Disposition`. */
  readonly disposition: string;
  readonly type?: string;
  readonly content: string;
}

export const boundary = 'the-boundary-of-the-test';

export function field(name: string, content: unknown): Part {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { disposition: `name="${name}"`, content: text };
}

/** `end`: whether it is complete. */
export function multipartBody(parts: readonly Part[], end = true): string {
  const text = parts.map(({ disposition, type, content }) => {
    const typeLine = type === undefined ? '' : `Content-Type: ${type}\r\n`;
    return `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${typeLine}\r\n${content}`;
  });
  return text.join('\r\n') + (end ? `\r\n--${boundary}--\r\n` : '');
}

async function readAnswer(response: Response): Promise<UploadAnswer> {
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as Partial<UploadAnswer>;
  return { status: response.status, data, errors, text };
}
