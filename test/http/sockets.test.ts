import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect as connectSocket, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { selfSigned, type Certificate } from './certificates.ts';
import { json, startServer, startTcpServer, startTlsServer, type LocalServer } from './local-server.ts';
import { connectTo, failureOf, never, read, write } from './test-connection.ts';

const opened: { close(): Promise<void> }[] = [];

function keep<T extends { close(): Promise<void> }>(thing: T): T {
  opened.push(thing);
  return thing;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((thing) => thing.close()));
});

describe('a kept socket', () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

  /** Answers the first request of the first socket and closes it, unread, when the second one comes. */
  async function staleServer(
    afterwards: (socket: Socket) => void,
  ): Promise<LocalServer & { requests: string[] }> {
    const requests: string[] = [];
    let sockets = 0;
    const server = await startTcpServer((socket) => {
      sockets += 1;
      const stale = sockets === 1;
      let first = true;
      socket.on('data', (bytes) => {
        requests.push(bytes.toString().split('\r\n')[0] ?? '');
        if (stale && !first) socket.resetAndDestroy();
        else if (stale) socket.write(answer);
        else afterwards(socket);
        first = false;
      });
    });
    return keep({ ...server, requests });
  }

  it('that the vendor closed costs a read nothing', async () => {
    const server = await staleServer((socket) => socket.write(answer));
    const connection = keep(connectTo(server.origin));
    await connection.send(read, never());
    expect((await connection.send({ ...read, path: '/again' }, never())).text).toBe('ok');
    expect(server.requests).toEqual(['GET /thing HTTP/1.1', 'GET /again HTTP/1.1', 'GET /again HTTP/1.1']);
  });

  it('is tried again once only', async () => {
    const server = await staleServer((socket) => socket.resetAndDestroy());
    const connection = keep(connectTo(server.origin));
    await connection.send(read, never());
    expect(await failureOf(connection.send(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(server.requests).toHaveLength(3);
  });

  it('is not used by a write, which so is sent exactly once', async () => {
    const server = await staleServer((socket) => socket.write(answer));
    const connection = keep(connectTo(server.origin));
    await connection.send(read, never());
    expect((await connection.send(write, never())).text).toBe('ok');
    expect(server.requests).toEqual(['GET /thing HTTP/1.1', 'POST /thing HTTP/1.1']);
  });

  it('that breaks inside an answer is not tried again', async () => {
    const server = await startTcpServer((socket) => {
      let count = 0;
      socket.on('data', () => {
        count += 1;
        if (count === 1) socket.write(answer);
        else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nok');
      });
    });
    keep(server);
    const connection = keep(connectTo(server.origin));
    await connection.send(read, never());
    expect(await failureOf(connection.send(read, never()))).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
  });
});

describe('TLS', () => {
  let own: Certificate;
  let client: Certificate;
  beforeAll(() => {
    own = selfSigned('vendor');
    client = selfSigned('orgraph');
  });

  it('trusts the authority that is configured', async () => {
    const server = keep(
      await startTlsServer(own, (_request, response) => {
        json(response, { a: 1 });
      }),
    );
    const connection = keep(connectTo(server.origin, { tls: { ca: own.cert } }));
    expect((await connection.send(read, never())).json()).toEqual({ a: 1 });
    await connection.send(read, never());
    expect(server.received[0]?.socket).toBe(server.received[1]?.socket);
  });

  it('trusts nobody else', async () => {
    const server = keep(
      await startTlsServer(own, (_request, response) => {
        json(response, { a: 1 });
      }),
    );
    const connection = keep(connectTo(server.origin));
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(server.received).toHaveLength(0);
    expect(connection.lines).toMatchObject([{ reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' }]);
  });

  it("shows the client's certificate", async () => {
    const server = keep(
      await startTlsServer({ ...own, requestCert: true, ca: client.cert }, ({ socket }, response) => {
        if (socket instanceof TLSSocket) json(response, { name: socket.getPeerCertificate().subject.CN });
      }),
    );
    const tls = { ca: own.cert, cert: client.cert, key: client.key };
    const connection = keep(connectTo(server.origin, { tls }));
    expect((await connection.send(read, never())).json()).toEqual({ name: 'orgraph' });
  });

  it('goes end to end through a proxy', async () => {
    const proxy = keep(await startProxy());
    const server = keep(
      await startTlsServer(own, (_request, response) => {
        json(response, { a: 1 });
      }),
    );
    const connection = keep(connectTo(server.origin, { proxy: proxy.url, tls: { ca: own.cert } }));
    expect((await connection.send(read, never())).json()).toEqual({ a: 1 });
    await connection.send(read, never());
    expect(proxy.asked.map(({ url }) => url)).toEqual([`127.0.0.1:${String(server.port)}`]);
    const untrusting = keep(connectTo(server.origin, { proxy: proxy.url }));
    expect(await failureOf(untrusting.send(read, never()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});

interface Proxy {
  readonly url: string;
  readonly asked: readonly IncomingMessage[];
  close(): Promise<void>;
}

async function startProxy(refuse = false): Promise<Proxy> {
  const asked: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const track = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  };
  const server = createServer();
  server.on('connection', track);
  server.on('connect', (request, client: Socket) => {
    asked.push(request);
    if (refuse) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [host = '', port = ''] = request.url?.split(':') ?? [];
    const target = connectSocket(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    track(target);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://user:pa%20ss@127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('a proxy', () => {
  it('carries plain HTTP in a tunnel too, with its own credentials', async () => {
    const proxy = keep(await startProxy());
    const server = keep(
      await startServer((_request, response) => {
        json(response, { a: 1 });
      }),
    );
    const connection = keep(connectTo(server.origin, { proxy: proxy.url }));
    expect((await connection.send(read, never())).json()).toEqual({ a: 1 });
    await connection.send(write, never());
    const authorization = `Basic ${Buffer.from('user:pa ss').toString('base64')}`;
    expect(proxy.asked[0]?.headers['proxy-authorization']).toBe(authorization);
    expect(server.received[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it('that refuses is a vendor that cannot be reached', async () => {
    const proxy = keep(await startProxy(true));
    const connection = keep(connectTo('https://127.0.0.1:1', { proxy: proxy.url }));
    const failure = await failureOf(connection.send(read, never()));
    expect(failure).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(connection.lines).toMatchObject([{ reason: 'Bad response: 407' }]);
  });
});
