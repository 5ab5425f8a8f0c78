import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach } from '@jest/globals';

/** A call a stand-in got. */
export interface Received {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Resolves once the caller has closed the connection. */
  left(): Promise<void>;
}

/** Bytes and text go out as they are, anything else as JSON. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Never answers. */
  readonly hang?: boolean;
  /** Promises more bytes than it sends, then cuts the connection. */
  readonly truncated?: boolean;
}

export type Script = (request: Received) => Reply | Promise<Reply>;

/** A tiny vendor whose answers the test writes; it knows nothing of any contract. */
export interface StandIn {
  readonly baseUrl: string;
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

export async function startStandIn(script: Script): Promise<StandIn> {
  const received: Received[] = [];
  const server = createServer((raw, response) => {
    void (async () => {
      const url = new URL(raw.url ?? '/', 'http://stand-in');
      const request: Received = {
        method: raw.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: raw.headers,
        body: await text(raw).catch(() => ''),
        left: async () => {
          if (!raw.socket.destroyed) await once(raw.socket, 'close');
        },
      };
      received.push(request);
      send(response, await script(request));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${String(port)}`,
    received,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Starts stand-ins inside one test; they are stopped when it ends. */
export function useStandIns(): typeof startStandIn {
  const running: StandIn[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((standIn) => standIn.stop()));
  });
  return async (script) => {
    const standIn = await startStandIn(script);
    running.push(standIn);
    return standIn;
  };
}

function send(response: ServerResponse, reply: Reply): void {
  const { status = 200, headers = {}, body = '', hang, truncated } = reply;
  if (hang) return;
  const bytes = bytesOf(body);
  const type =
    typeof body === 'string' || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' };
  const length = bytes.length + (truncated ? 100 : 0);
  response.writeHead(status, { ...type, 'content-length': length, ...headers });
  if (truncated) response.write(bytes, () => response.destroy());
  else response.end(bytes);
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8');
}
