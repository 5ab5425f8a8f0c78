import { Agent, request as httpRequest, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/observability/logger.ts';
import type { App } from '../../src/server/app.ts';
import { createServer, ServerEndingError, type Server } from '../../src/server/server.ts';
import { Traffic } from '../../src/server/traffic.ts';

/** An app that answers with its name: `/held` when it is told to, anything else at once. */
interface NamedApp extends App {
  /** Resolves when a request for `/held` is there. */
  readonly reached: Promise<unknown>;
  /** Answers it. */
  release(): void;
  /** Resolves when the app is closed. */
  readonly closed: Promise<unknown>;
  readonly isClosed: boolean;
}

function namedApp(name: string, start: () => Promise<void> = () => Promise.resolve()): NamedApp {
  const traffic = new Traffic();
  const reached = Promise.withResolvers<true>();
  const closed = Promise.withResolvers<true>();
  let held: ServerResponse | undefined;
  let isClosed = false;
  return {
    start,
    traffic,
    handle(request, response) {
      traffic.enter(response);
      if (request.url === '/held') {
        held = response;
        reached.resolve(true);
      } else {
        response.end(name);
      }
    },
    close() {
      isClosed = true;
      closed.resolve(true);
      return Promise.resolve();
    },
    reached: reached.promise,
    release: () => held?.end(name),
    closed: closed.promise,
    get isClosed() {
      return isClosed;
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let server: Server | undefined;
let address = '';
let log = new PassThrough();
afterEach(async () => {
  await server?.stop();
  agent.destroy();
});

async function serve(first: App): Promise<Server> {
  log = new PassThrough();
  server = createServer(first, { logger: createLogger({ level: 'info', destination: log }) });
  address = await server.listen({ host: '127.0.0.1', port: 0 });
  return server;
}

interface Got {
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  readonly reused: boolean;
}

function get(path: string, over?: Agent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(address + path, over ? { agent: over } : {}, (response) => {
      text(response).then((body) => {
        resolve({ body, headers: response.headers, reused: outgoing.reusedSocket });
      }, reject);
    });
    outgoing.on('error', reject).end();
  });
}

describe('an app that is replaced', () => {
  it('finishes what it has, while the next one answers everything new', async () => {
    const [first, second] = [namedApp('first'), namedApp('second')];
    const running = await serve(first);
    const held = get('/held');
    await first.reached;
    await running.replace(second);
    expect((await get('/')).body).toBe('second');
    expect(first.isClosed).toBe(false);
    first.release();
    expect((await held).body).toBe('first');
    await first.closed;
    expect(second.isClosed).toBe(false);
  });

  it('is closed at once when it has nothing to do', async () => {
    const first = namedApp('first');
    await (await serve(first)).replace(namedApp('second'));
    await first.closed;
  });

  it('says in the log when it is out of use, so that its credentials can be withdrawn', async () => {
    const [first, second] = [namedApp('first'), namedApp('second')];
    const running = await serve(first);
    const held = get('/held');
    await first.reached;
    expect(await running.replace(second)).toBe(2);
    const broken = namedApp('broken', () => Promise.reject(new Error('will not start')));
    await expect(running.replace(broken)).rejects.toThrow('will not start');
    expect(await running.replace(namedApp('third'))).toBe(3);
    // The later one has nothing to do, and is done first.
    await second.closed;
    first.release();
    await Promise.all([held, first.closed]);
    log.end();
    const lines = (await text(log)).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
      [2, 1].map((number) => ({ number, msg: 'the configuration before is out of use' })),
    );
  });

  it('hands kept-alive connections over, without a word to their clients', async () => {
    const running = await serve(namedApp('first'));
    const before = await get('/', agent);
    await running.replace(namedApp('second'));
    const after = await get('/', agent);
    expect([before.body, after.body, after.reused]).toEqual(['first', 'second', true]);
    expect([before.headers.connection, after.headers.connection]).toEqual(['keep-alive', 'keep-alive']);
  });

  it('is waited for until work has ended that nobody waits for', async () => {
    const first = namedApp('first');
    const running = await serve(first);
    const write = Promise.withResolvers<undefined>();
    const writing = first.traffic.during(() => write.promise);
    await running.replace(namedApp('second'));
    await get('/');
    expect(first.isClosed).toBe(false);
    write.resolve(undefined);
    await writing;
    await first.closed;
  });

  it('is one of any number that are finishing', async () => {
    const apps = ['a', 'b', 'c'].map((name) => namedApp(name));
    const [first, ...others] = apps as [NamedApp, ...NamedApp[]];
    const running = await serve(first);
    const answers: Promise<Got>[] = [];
    for (const [index, app] of apps.entries()) {
      answers.push(get('/held'));
      await app.reached;
      const next = others[index];
      if (next) await running.replace(next);
    }
    for (const app of apps.toReversed()) app.release();
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(['a', 'b', 'c']);
  });
});

describe('an app that does not start', () => {
  it('changes nothing, and is closed', async () => {
    const running = await serve(namedApp('first'));
    const broken = namedApp('broken', () => Promise.reject(new Error('will not start')));
    await expect(running.replace(broken)).rejects.toThrow('will not start');
    expect(broken.isClosed).toBe(true);
    expect((await get('/')).body).toBe('first');
  });
});

describe('a server that ends', () => {
  it('waits for the apps before, too', async () => {
    const [first, second] = [namedApp('first'), namedApp('second')];
    const running = await serve(first);
    const held = get('/held');
    await first.reached;
    await running.replace(second);
    let isDrained = false;
    const drained = running.drain().then(() => (isDrained = true));
    await new Promise(setImmediate);
    expect(isDrained).toBe(false);
    first.release();
    expect((await held).body).toBe('first');
    await drained;
    expect([first.isClosed, second.isClosed]).toEqual([true, true]);
  });

  it('waits for work that nobody waits for', async () => {
    const first = namedApp('first');
    const running = await serve(first);
    const write = Promise.withResolvers<undefined>();
    const writing = first.traffic.during(() => write.promise);
    const drained = running.drain();
    await new Promise(setImmediate);
    expect(first.isClosed).toBe(false);
    write.resolve(undefined);
    await Promise.all([writing, drained]);
    expect(first.isClosed).toBe(true);
  });

  it('takes no other app, not even one that was starting', async () => {
    const first = namedApp('first');
    const running = await serve(first);
    const starting = Promise.withResolvers<undefined>();
    const second = namedApp('second', () => starting.promise);
    const replaced = running.replace(second);
    const held = get('/held');
    await first.reached;
    const drained = running.drain();
    starting.resolve(undefined);
    await expect(replaced).rejects.toThrow(ServerEndingError);
    expect([second.isClosed, first.isClosed]).toEqual([true, false]);
    first.release();
    expect((await held).body).toBe('first');
    await drained;
  });
});
