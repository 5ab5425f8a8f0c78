import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { createServer as createNetServer } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  readonly method: string;
  /** As it came, never decoded. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly socket: Socket;
}

export interface LocalServer {
  readonly origin: string;
  readonly port: number;
  /** Every request whose body has come, in order. */
  readonly received: readonly Received[];
  readonly sockets: ReadonlySet<Socket>;
  close(): Promise<void>;
}

async function listen(
  server: NetServer | Server,
  scheme: string,
  received: Received[],
): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${scheme}://127.0.0.1:${String(port)}`,
    port,
    received,
    sockets,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export type Answering = (
  request: Received,
  response: ServerResponse,
  raw: IncomingMessage,
) => void | Promise<void>;

function listener(received: Received[], answer: Answering): RequestListener {
  return (raw, response) => {
    void (async () => {
      const body = await text(raw).catch(() => '');
      const { method = '', url = '', headers, socket } = raw;
      const request = { method, url, headers, body, socket };
      received.push(request);
      await answer(request, response, raw);
    })();
  };
}

/** An HTTP server on loopback that reads each request whole before it answers. */
export function startServer(answer: Answering): Promise<LocalServer> {
  const received: Received[] = [];
  return listen(createServer(listener(received, answer)), 'http', received);
}

export function startTlsServer(options: ServerOptions, answer: Answering): Promise<LocalServer> {
  const received: Received[] = [];
  return listen(createTlsServer(options, listener(received, answer)), 'https', received);
}

/** A TCP server: what it does with a socket is the test's. */
export function startTcpServer(onSocket: (socket: Socket) => void, scheme = 'http'): Promise<LocalServer> {
  return listen(createNetServer(onSocket), scheme, []);
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
