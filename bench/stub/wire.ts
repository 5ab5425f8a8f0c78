/**
 * As much of HTTP/1.1 as the stub upstream needs: requests with a length or without a body, one after the other.
 * node:http takes twice the time for a call, and would be what is measured.
 */
import type { Socket } from 'node:net';

export interface Request {
  readonly method: string;
  readonly target: string;
  hasHeader(line: string): boolean;
}

/** A header as `hasHeader` wants it. */
export function headerLine(name: string, value: string): string {
  return `\r\n${name}: ${value}\r\n`.toLowerCase();
}

/** Calls back for each whole request that comes. */
export function readRequests(socket: Socket, handle: (request: Request) => void): void {
  let pending = '';
  socket.on('data', (chunk: Buffer) => {
    pending += chunk.toString('latin1');
    for (;;) {
      const end = pending.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = pending.slice(0, end + 2);
      const rest = end + 4 + bodyLength(head);
      if (pending.length < rest) return;
      pending = pending.slice(rest);
      handle(requestOf(head));
    }
  });
}

function requestOf(head: string): Request {
  const target = head.indexOf(' ') + 1;
  return {
    method: head.slice(0, target - 1),
    target: head.slice(target, head.indexOf(' ', target)),
    hasHeader: (line) => head.toLowerCase().includes(line),
  };
}

function bodyLength(head: string): number {
  if (head.startsWith('GET ')) return 0;
  return Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
}

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 401: 'Unauthorized', 404: 'Not Found' };

/** A whole response with a JSON body. */
export function respond(
  status: number,
  json: string,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const body = Buffer.from(json);
  const lines = Object.entries({
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} ${reasons[status] ?? ''}\r\n${lines.join('')}\r\n`),
    body,
  ]);
}
