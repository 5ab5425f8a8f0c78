import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createListener, type Listener } from '../../src/server/listener.ts';
import { useTakenPorts } from '../support/taken-port.ts';

const takePort = useTakenPorts();
const listeners: Listener[] = [];
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()));
});

function listener(options: Parameters<typeof createListener>[1] = {}): Listener {
  const made = createListener((_request, response) => {
    response.end('answered');
  }, options);
  listeners.push(made);
  return made;
}

const answerOf = async (address: string): Promise<string> => (await fetch(address)).text();

describe('a listener', () => {
  it('tells an address that answers', async () => {
    const address = await listener().listen({ host: '127.0.0.1', port: 0 });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await answerOf(address)).toBe('answered');
  });

  it('that listens everywhere tells an address that can be called', async () => {
    const address = await listener().listen({ host: '0.0.0.0', port: 0 });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await answerOf(address)).toBe('answered');
  });

  it.each(['localhost', 'LocalHost'])('answers at what %s is on this machine', async (host) => {
    const { port } = new URL(await listener().listen({ host, port: 0 }));
    expect(await answerOf(`http://localhost:${port}`)).toBe('answered');
  });

  // All of 127.0.0.0/8 is this machine; not every one has `::1`.
  const twoAddresses = { loopback: async () => ['127.0.0.1', '127.0.0.2'] };

  it('answers at every address of localhost, over connections that are kept', async () => {
    const { port } = new URL(await listener(twoAddresses).listen({ host: 'localhost', port: 0 }));
    for (const address of ['127.0.0.1', '127.0.0.2', '127.0.0.2']) {
      expect(await answerOf(`http://${address}:${port}`)).toBe('answered');
    }
  });

  it('does without an address of localhost that cannot be had', async () => {
    const loopback = async (): Promise<string[]> => ['127.0.0.1', '192.0.2.1', '127.0.0.2'];
    const { port } = new URL(await listener({ loopback }).listen({ host: 'localhost', port: 0 }));
    expect(await answerOf(`http://127.0.0.2:${port}`)).toBe('answered');
  });

  it('waits at every address for clients that half close, as HTTP allows', async () => {
    const { port } = new URL(await listener(twoAddresses).listen({ host: 'localhost', port: 0 }));
    for (const address of ['127.0.0.1', '127.0.0.2']) {
      const socket = connect(Number(port), address);
      socket.end('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      expect(await text(socket)).toMatch(/answered$/);
    }
  });

  it('cuts the connections of all its addresses when it is closed, and takes no more', async () => {
    const made = listener(twoAddresses);
    const { port } = new URL(await made.listen({ host: 'localhost', port: 0 }));
    const sockets = ['127.0.0.1', '127.0.0.2'].map((address) => connect(Number(port), address));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const cut = sockets.map((socket) =>
      once(
        socket.on('error', () => undefined),
        'close',
      ),
    );
    await made.close();
    await Promise.all(cut);
    await expect(answerOf(`http://127.0.0.2:${port}`)).rejects.toThrow('fetch failed');
  });

  it('says as Node does which address it cannot have', async () => {
    const port = await takePort();
    await expect(listener().listen({ host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      syscall: 'listen',
      address: '127.0.0.1',
      port,
    });
  });

  it('can be closed when it never listened', async () => {
    await listener().close();
  });
});
