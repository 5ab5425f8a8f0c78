import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer, Socket, type AddressInfo, type Server } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createServer as createHttpServer } from '../http/node-http.ts';
import { handleClientError } from './transport-errors.ts';

/** Milliseconds. */
export interface ListenerTimeouts {
  /** For the headers of a request to arrive. */
  readonly headersTimeout: number;
  /** How long an idle connection is kept; longer than load balancers keep theirs, usually 60 s. */
  readonly keepAliveTimeout: number;
}

interface ListenerOptions extends Partial<ListenerTimeouts> {
  /** The addresses of `localhost`. */
  readonly loopback?: () => Promise<readonly string[]>;
}

export interface ListenAt {
  /** An IP address, IPv6 without brackets, or a host name. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
}

/** The sockets of the process: they stay while what answers on them changes. */
export interface Listener {
  /** Resolves to the address, e.g. `http://127.0.0.1:4000`. Rejects with Node's own error, whose `syscall` is `listen`. */
  listen(at: ListenAt): Promise<string>;
  /**
   * Takes no more connections, and closes those on which nothing is under way. Resolves once the others have ended, each
   * after its answer.
   */
  end(): Promise<void>;
  /** Cuts every connection and takes no more. */
  close(): Promise<void>;
}

const mostTurns = 1000;

export function createListener(handle: RequestListener, options: ListenerOptions = {}): Listener {
  const { headersTimeout = 15_000, keepAliveTimeout = 72_000, loopback = loopbackAddresses } = options;
  const server = createHttpServer(
    {
      headersTimeout,
      keepAliveTimeout,
      // Node's own would end a slow upload.
      requestTimeout: 0,
      // Node looks for requests that are late only this often; its default is 30 s.
      connectionsCheckingInterval: Math.min(5000, headersTimeout),
    },
    handle,
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket instanceof Socket) handleClientError({ code: error.code ?? '' }, socket);
  });
  const doors: Server[] = [server];
  let closed: Promise<unknown> | undefined;
  let arrivals = 0;
  server.on('connection', () => {
    arrivals += 1;
  });

  /**
   * A connection that the system has made and we have not taken yet is lost when its socket closes: there is the least
   * chance of one when nobody came in the last turn of the event loop.
   */
  async function lull(): Promise<void> {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const before = arrivals;
      await nextTurn();
      if (arrivals === before) return;
    }
  }

  const closeDoors = (): Promise<unknown> => {
    const open = doors.filter((door) => door.listening);
    closed ??= Promise.all(open.map((door) => once(door, 'close')));
    for (const door of open) door.close();
    return closed;
  };

  /** Another address whose connections are the server's own, as far as it knows. */
  async function openDoor(host: string, port: number): Promise<void> {
    const door = createTcpServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      server.emit('connection', socket);
    });
    try {
      await bind(door, host, port);
      doors.push(door);
    } catch {
      // The first one is there, and tells its address.
    }
  }

  return {
    async listen({ host, port }) {
      // On most machines it is two addresses, and clients come by either.
      const addresses = host.toLowerCase() === 'localhost' ? await loopback() : [];
      const [first = host, ...others] = addresses;
      await bind(server, first, port);
      const bound = server.address() as AddressInfo;
      for (const other of others) await openDoor(other, bound.port);
      return addressOf(bound);
    },
    async end() {
      await lull();
      await closeDoors();
    },
    async close() {
      const ended = closeDoors();
      server.closeAllConnections();
      await ended;
    },
  };
}

async function loopbackAddresses(): Promise<readonly string[]> {
  const found = await lookup('localhost', { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

async function bind(server: Server, host: string, port: number): Promise<void> {
  server.listen({ host, port });
  await once(server, 'listening');
}

/** What listens everywhere is reached from this machine by its own address. */
function addressOf({ address, family, port }: AddressInfo): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address;
  return `http://${family === 'IPv6' ? `[${reachable}]` : reachable}:${String(port)}`;
}
