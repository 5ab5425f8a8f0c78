import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { App } from './app.ts';
import { createListener, type ListenAt, type ListenerTimeouts } from './listener.ts';

/** What the process serves: its sockets, and the app that answers on them, which may be replaced. */
export interface Server {
  /** It is leaving, draining or stopped. */
  readonly isEnding: boolean;
  /** Resolves to the address, as `Listener.listen` does. */
  listen(at: ListenAt): Promise<string>;
  /**
   * Resolves once `next` answers every request that comes. Requests under way stay with the app that has them, which is
   * closed when the last of them has ended; the log then has its number. Apps are numbered in the order in which they
   * began to answer, from 1 on, and it resolves to that of `next`. Rejects, and all stays as it was, when `next` does
   * not start, or with `ServerEndingError`.
   */
  replace(next: App): Promise<number>;
  /** Says to whoever sends it requests that others should get them, and answers on. */
  leave(): void;
  /** Refuses new requests, lets running ones finish, then closes. */
  drain(): Promise<void>;
  /** Closes at once: connections are cut and the signals of running operations abort. */
  stop(): Promise<void>;
}

/** Whoever asks comes too late. */
export class ServerEndingError extends Error {
  override readonly name = 'ServerEndingError';
}

/**
 * Milliseconds for which a server that others may take the place of refuses requests at least: proxies that ask for nobody's
 * health, like nginx, learn by these refusals, and send them elsewhere again.
 */
const refusingMs = 250;
/** Milliseconds that connections on which a request may be on its way have, once no more are taken. */
const lingeringMs = 500;

interface ServerOptions {
  readonly logger: Logger;
  readonly timeouts?: Partial<ListenerTimeouts>;
}

export function createServer(first: App, { logger, timeouts }: ServerOptions): Server {
  let current = { app: first, number: 1 };
  const apps = new Set([first]);
  const stopped = Promise.withResolvers<undefined>();
  let isEnding = false;
  let hasLeft = false;
  let closed: Promise<void> | undefined;
  const listener = createListener((request, response) => {
    current.app.handle(request, response);
  }, timeouts);

  async function retire({ app, number }: typeof current): Promise<void> {
    await app.traffic.idle();
    await app.close();
    apps.delete(app);
    logger.info({ number }, 'the configuration before is out of use');
  }

  const close = (): Promise<void> =>
    (closed ??= (async () => {
      await listener.close();
      await Promise.all([...apps].map((app) => app.close()));
    })());

  return {
    get isEnding() {
      return isEnding;
    },
    async listen(at) {
      await current.app.start();
      return listener.listen(at);
    },
    async replace(next) {
      try {
        await next.start();
        if (isEnding) throw new ServerEndingError('the server is ending');
      } catch (error) {
        await next.close();
        throw error;
      }
      const before = current;
      apps.add(next);
      current = { app: next, number: before.number + 1 };
      retire(before).catch((error: unknown) => {
        logger.error({ number: before.number, err: error }, 'the configuration before could not be closed');
      });
      return before.number + 1;
    },
    leave() {
      isEnding = true;
      hasLeft = true;
      for (const app of apps) app.traffic.leave();
    },
    async drain() {
      isEnding = true;
      const drained = Promise.all([...apps].map((app) => app.traffic.drain()));
      const refused = hasLeft ? pause(refusingMs, undefined, { ref: false }) : undefined;
      await Promise.race([Promise.all([drained, refused]), stopped.promise]);
      await Promise.race([listener.end(), pause(lingeringMs, undefined, { ref: false }), stopped.promise]);
      await close();
    },
    async stop() {
      isEnding = true;
      stopped.resolve(undefined);
      await close();
    },
  };
}
