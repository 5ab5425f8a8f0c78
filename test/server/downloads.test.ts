import { randomBytes } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { UpstreamError, type UpstreamFailure } from '../../src/core/errors.ts';
import type { FileTarget } from '../../src/core/files.ts';
import type { OpenSource } from '../../src/datasources/shared/api.ts';
import type { FileSource, StoredFile } from '../../src/datasources/shared/stored-files.ts';
import { downloads } from '../../src/server/downloads.ts';
import { fileLinks } from '../../src/server/file-links.ts';
import { request, startServer, type RunningServer } from './running-server.ts';

const target: FileTarget = {
  source: 'acme',
  organization: '7',
  type: 'mapping',
  ref: 'some-ref',
  fileName: 'Prüf "1".csv',
  contentType: 'text/csv',
};

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

type OpenFile = (
  file: Parameters<FileSource['openFile']>[0],
  signal: AbortSignal,
) => Promise<StoredFile | null>;

function stored(content: string | Readable, file: Partial<StoredFile> = {}): StoredFile {
  const body = typeof content === 'string' ? Readable.from([Buffer.from(content)]) : content;
  return { contentType: null, size: null, body, ...file };
}

/** A server whose source `acme` has the files that the test gives out; `plain` has none. */
async function start(openFile: OpenFile, patience?: number) {
  const clock = { now: 0 };
  const links = fileLinks({ keys: [randomBytes(32)], now: () => clock.now });
  const open = ({ signal }: { readonly signal: AbortSignal }) => ({
    find(name: string): OpenSource | undefined {
      if (name === 'plain') return {} as OpenSource;
      if (name !== 'acme') return undefined;
      const source: Pick<FileSource, 'openFile'> = { openFile: (file) => openFile(file, signal) };
      return source as FileSource;
    },
  });
  const server = await startServer({
    prepare(fastify) {
      fastify.register(downloads, { links, open, ...(patience !== undefined && { patience }) });
    },
  });
  running.push(server);
  const address = (file: Partial<FileTarget> = {}): string =>
    `${server.address}/files/${links.sign({ ...target, ...file })}`;
  return { server, clock, address };
}

const faults = ({ log }: RunningServer) => log.filter((line) => Number(line['level']) >= 40);

describe('a download', () => {
  it('is the bytes of the file, as an attachment with its name and media type', async () => {
    const asked: unknown[] = [];
    const { address } = await start(async (file) => {
      asked.push(file);
      return stored('a,b\n', { size: 4, contentType: 'application/json' });
    });
    const { status, headers, text } = await request(address());
    expect({ status, text }).toEqual({ status: 200, text: 'a,b\n' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/csv',
      'content-length': '4',
      'content-disposition': `attachment; filename="Pr_f _1_.csv"; filename*=UTF-8''Pr%C3%BCf%20%221%22.csv`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(asked).toMatchObject([{ organization: '7', type: 'mapping', ref: 'some-ref' }]);
  });

  it.each([
    [null, 'text/html; charset=utf-8', 'text/html;charset=utf-8'],
    [null, null, 'application/octet-stream'],
    ['no type', null, 'application/octet-stream'],
    ['text/plain\r\nX-Evil: 1', null, 'application/octet-stream'],
    [null, 'text/plain; x="ü\n"', 'text/plain'],
  ])('has a media type that is one: stored %j, answered %j', async (contentType, answered, type) => {
    const { address } = await start(async () => stored('x', { contentType: answered }));
    const { status, headers } = await request(address({ contentType }));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('x-evil')).toBeNull();
  });

  it('without a name is called by its reference, and nothing in it becomes a header', async () => {
    const { address } = await start(async () => stored('x'));
    const { headers } = await request(address({ fileName: null, ref: 'a/b\r\nX-Evil: 1' }));
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="a_bX-Evil: 1"; /);
    expect(headers.get('x-evil')).toBeNull();
  });

  it('of a size that the vendor does not tell has no length', async () => {
    const { address } = await start(async () => stored('x'.repeat(100_000)));
    const { headers, text } = await request(address());
    expect(headers.get('content-length')).toBeNull();
    expect(text).toHaveLength(100_000);
  });

  it('is not served for HEAD or POST', async () => {
    const { address } = await start(async () => stored('x'));
    expect((await request(address(), { method: 'HEAD' })).status).toBe(404);
    expect((await request(address(), { method: 'POST' })).status).toBe(404);
  });
});

describe('a link', () => {
  const forbidden = [{ message: expect.any(String), extensions: { code: 'FORBIDDEN' } }];

  it('that is too old is 403', async () => {
    const { address, clock } = await start(async () => stored('x'));
    const link = address();
    clock.now += 5 * 60_000;
    expect(await request(link)).toMatchObject({ status: 403, body: { errors: forbidden } });
  });

  it.each([
    ['nothing', ''],
    ['a word', 'x'],
    ['two words', 'x.y'],
    ['a path', '%2e%2e%2fetc'],
    ['folders', 'a/b.c'],
    ['something long', `${'x'.repeat(5000)}.y`],
  ])('that is none is 403: %s', async (_what, token) => {
    let opened = 0;
    const { server } = await start(async () => {
      opened += 1;
      return null;
    });
    const answer = await request(`${server.address}/files/${token}`);
    expect(answer).toMatchObject({ status: 403, body: { errors: forbidden } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(opened).toBe(0);
  });

  it('of another process is 403', async () => {
    const [one, other] = await Promise.all([start(async () => stored('x')), start(async () => stored('x'))]);
    const path = new URL(one.address()).pathname;
    expect((await request(other.server.address + path)).status).toBe(403);
  });

  it.each(['acme', 'plain', 'gone'])('to a file that is not there is 404: %s', async (source) => {
    const { address } = await start(async () => null);
    expect(await request(address({ source }))).toMatchObject({
      status: 404,
      body: { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    });
  });
});

describe('a vendor that fails', () => {
  const failure = (rest: Partial<UpstreamFailure>) =>
    new UpstreamError({
      code: 'UPSTREAM_UNAVAILABLE',
      source: 'acme',
      message: 'Source "acme" failed.',
      retryable: false,
      ...rest,
    });

  it.each<[number, Partial<UpstreamFailure>]>([
    [502, { code: 'UPSTREAM_UNAUTHENTICATED', httpStatus: 401 }],
    [502, { code: 'UPSTREAM_FORBIDDEN', httpStatus: 403 }],
    [502, { code: 'UPSTREAM_INVALID_RESPONSE' }],
    [502, { code: 'UPSTREAM_REJECTED', httpStatus: 400 }],
    [503, { code: 'UPSTREAM_UNAVAILABLE', httpStatus: 500, retryable: true }],
    [503, { code: 'UPSTREAM_RATE_LIMITED', httpStatus: 429, retryable: true, retryAfter: 7 }],
    [503, { code: 'UPSTREAM_CIRCUIT_OPEN' }],
    [504, { code: 'UPSTREAM_TIMEOUT', retryable: true }],
  ])('is told with %i and the code: %j', async (status, rest) => {
    const { address } = await start(() => Promise.reject(failure(rest)));
    const answer = await request(address());
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toEqual([
      {
        message: 'Source "acme" failed.',
        extensions: expect.objectContaining({ code: rest.code, source: 'acme' }),
      },
    ]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(answer.headers.get('retry-after')).toBe(
      rest.retryAfter === undefined ? null : String(rest.retryAfter),
    );
  });

  it('before its first byte is told all the same', async () => {
    const { address } = await start(async () => {
      const body = new PassThrough();
      setImmediate(() => body.destroy(failure({ code: 'UPSTREAM_TIMEOUT' })));
      return stored(body, { size: 100 });
    });
    const answer = await request(address());
    expect(answer).toMatchObject({
      status: 504,
      body: { errors: [{ extensions: { code: 'UPSTREAM_TIMEOUT' } }] },
    });
    expect(answer.headers.get('content-disposition')).toBeNull();
  });

  it.each([null, 100])(
    'in the middle cuts the connection, so that nobody takes a part for the whole: size %j',
    async (size) => {
      const body = new PassThrough();
      body.write('half');
      const { address } = await start(async () => stored(body, { size }));
      const response = await answerTo(address());
      await once(response, 'data');
      body.destroy(failure({}));
      await expect(once(response, 'end')).rejects.toThrow();
      expect(response.complete).toBe(false);
    },
  );

  it('by a mistake of ours says no more than that', async () => {
    const { address, server } = await start(() => Promise.reject(new Error('secret details')));
    const answer = await request(address());
    expect(answer).toMatchObject({
      status: 500,
      body: { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    });
    expect(answer.text).not.toContain('secret');
    expect(faults(server)).toHaveLength(1);
  });
});

describe('a client that leaves', () => {
  it('in the middle ends the download at the vendor', async () => {
    const body = endless();
    let seen: AbortSignal | undefined;
    const { address, server } = await start(async (_file, signal) => {
      seen = signal;
      return stored(body);
    });
    const response = await answerTo(address());
    await once(response, 'data');
    response.destroy();
    await once(body, 'close');
    expect(seen?.aborted).toBe(true);
    expect(faults(server)).toEqual([]);
  });

  it('while the vendor is asked ends that too', async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    const { address, server } = await start(
      (_file, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
          asked.resolve(signal);
        }),
    );
    const outgoing = get(address());
    outgoing.on('error', () => undefined);
    const signal = await asked.promise;
    outgoing.destroy();
    if (!signal.aborted) await once(signal, 'abort');
    await request(`${server.address}/health/live`);
    expect(faults(server)).toEqual([]);
  });

  it('or only stops reading is not waited for for ever', async () => {
    const body = endless();
    const { address } = await start(async () => stored(body), 100);
    const response = await answerTo(address());
    response.pause();
    response.on('error', () => undefined);
    await once(body, 'close');
  });
});

function answerTo(address: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(address, resolve).on('error', reject);
  });
}

function endless(): Readable {
  const chunk = Buffer.alloc(64 * 1024);
  return new Readable({
    read() {
      this.push(chunk);
    },
  });
}
