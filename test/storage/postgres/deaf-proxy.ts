import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach } from '@jest/globals';

/** A way to a server on which answers can get lost. */
export interface DeafProxy {
  readonly port: number;
  /**
   * From the next time that somebody sends `text` on, what the server says is not passed on. Resolves when the server
   * has said something after that: it has done what it was told.
   */
  loseAnswerTo(text: string): Promise<unknown>;
  /** Breaks all connections; new ones are passed on again. */
  heal(): void;
}

export function useDeafProxies(): (port: number) => Promise<DeafProxy> {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });
  return async (port) => {
    const sockets = new Set<Socket>();
    let trigger: { readonly text: string; readonly lost: () => void } | undefined;
    const server = createServer((client) => {
      const upstream = connect(port, '127.0.0.1');
      let lost: (() => void) | undefined;
      for (const socket of [client, upstream]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
      }
      client.on('close', () => upstream.destroy());
      upstream.on('close', () => client.destroy());
      client.on('data', (bytes) => {
        if (trigger && bytes.includes(trigger.text)) lost = trigger.lost;
        upstream.write(bytes);
      });
      upstream.on('data', (bytes) => {
        if (lost) lost();
        else client.write(bytes);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const heal = (): void => {
      trigger = undefined;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    };
    closing.push(() => {
      server.close();
      heal();
    });
    return {
      port: (server.address() as AddressInfo).port,
      loseAnswerTo(text) {
        const { promise, resolve } = Promise.withResolvers<undefined>();
        trigger = {
          text,
          lost() {
            resolve(undefined);
          },
        };
        return promise;
      },
      heal,
    };
  };
}
