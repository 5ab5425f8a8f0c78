import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ObservedCall } from '../../src/core/observed-call.ts';
import { clientCredentials } from '../../src/http/oauth.ts';
import type { TransportSettings } from '../../src/http/types.ts';
import { closing } from './events.ts';
import { json, startServer, type Answering } from './local-server.ts';
import {
  connectTo,
  memoryLogger,
  never,
  read,
  transportTo,
  write,
  type TestConnection,
} from './test-connection.ts';

const { keep, closeAll } = closing();
let observed: ObservedCall[];
beforeEach(() => {
  observed = [];
});
afterEach(closeAll);

function observe(call: ObservedCall): void {
  observed.push(call);
}

async function serve(answer: Answering, settings: Partial<TransportSettings> = {}): Promise<TestConnection> {
  const server = keep(await startServer(answer));
  return keep(connectTo(server.origin, settings));
}

function settled(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => error);
}

describe('whoever observes an operation', () => {
  it('is told of each of its calls when it has ended, and of no others', async () => {
    const connection = await serve((_request, response) => {
      response.setHeader('x-request-id', 'v-1');
      json(response, {});
    });
    await connection.during({ observe }).send(read, never());
    await connection.during({}).send(read, never());
    await connection.send(read, never());
    expect(observed).toEqual([
      {
        source: 'acme',
        operationId: 'readThing',
        method: 'GET',
        path: '/thing',
        status: 200,
        requestId: 'v-1',
        errorCode: null,
        startedAt: expect.any(Number),
        durationMs: expect.any(Number),
        phases: {
          dns: null,
          connect: expect.any(Number),
          firstByte: expect.any(Number),
          body: expect.any(Number),
        },
        bytes: 2,
        attempt: 1,
        retryReason: null,
        cache: 'BYPASS',
        rateLimitRemaining: null,
        wants: [],
        decided: false,
      },
    ]);
  });

  it('is told of each attempt at a call', async () => {
    let calls = 0;
    const connection = await serve(
      (_request, response) => {
        calls += 1;
        json(response, {}, calls < 3 ? 503 : 200);
      },
      { retries: 2 },
    );
    await connection.during({ observe }).send(read, never());
    expect(observed.map(({ attempt, status, errorCode }) => [attempt, status, errorCode])).toEqual([
      [1, 503, 'UPSTREAM_UNAVAILABLE'],
      [2, 503, 'UPSTREAM_UNAVAILABLE'],
      [3, 200, null],
    ]);
  });

  it.each([
    [200, true],
    [204, true],
    [400, true],
    [403, true],
    [404, true],
    [409, true],
    [422, true],
    [500, true],
    [502, true],
    [504, true],
    [401, false],
    [408, false],
    [429, false],
    [503, false],
  ])(
    'learns of a write that got a %i whether the vendor has, or may have, decided about it: %s',
    async (status, decided) => {
      const connection = await serve((_request, response) => {
        if (status === 204) response.writeHead(204).end();
        else json(response, {}, status);
      });
      await settled(connection.during({ observe }).send(write, never()));
      await settled(connection.during({ observe }).send(read, never()));
      expect(observed.map((call) => [call.status, call.decided])).toEqual([
        [status, decided],
        [status, false],
      ]);
    },
  );

  it('learns that a write which got no answer may have been done', async () => {
    const connection = await serve((request, response) => {
      if (request.url === '/thing') response.destroy();
    });
    await settled(connection.during({ observe }).send(write, never()));
    expect(observed).toMatchObject([{ status: null, errorCode: 'UPSTREAM_UNAVAILABLE', decided: true }]);
  });

  it('learns that a write which nobody took a connection for was not', async () => {
    const server = await startServer(() => undefined);
    await server.close();
    const connection = keep(connectTo(server.origin));
    await settled(connection.during({ observe }).send(write, never()));
    expect(observed).toMatchObject([{ status: null, errorCode: 'UPSTREAM_UNAVAILABLE', decided: false }]);
  });

  it('is told of no answer where only the call for a token was answered', async () => {
    const server = keep(
      await startServer((_request, response) => {
        response.setHeader('x-request-id', 'of-the-token');
        json(response, {}, 502);
      }),
    );
    const credentials = clientCredentials({
      source: 'acme',
      tokenUrl: `${server.origin}/token`,
      clientId: 'client',
      clientSecret: 'very-secret',
      transport: transportTo(server.origin, { retries: 0 }),
      logger: memoryLogger().logger,
    });
    const connection = keep(connectTo(server.origin, { retries: 0 }, { credentials }));
    await settled(connection.during({ observe }).send(write, never()));
    expect(observed).toMatchObject([
      { status: null, requestId: null, errorCode: 'UPSTREAM_UNAVAILABLE', decided: false },
    ]);
  });

  it('is told of a body that is streamed when it has come to its end', async () => {
    const connection = await serve((_request, response) => {
      response.end('bytes');
    });
    const { body } = await connection.during({ observe }).stream(read, never());
    expect(observed).toEqual([]);
    body.resume();
    await new Promise((resolve) => body.once('close', resolve));
    expect(observed).toMatchObject([{ status: 200, errorCode: null }]);
  });

  it('is not told of what was not sent', async () => {
    const connection = await serve(
      (_request, response) => {
        json(response, {}, 500);
      },
      { breaker: { minimumCalls: 1, windowMs: 30_000, openMs: 10_000 } },
    );
    await settled(connection.during({ observe }).send(read, never()));
    await new Promise(setImmediate);
    await settled(connection.during({ observe }).send(read, never()));
    expect(observed).toHaveLength(1);
  });
});
