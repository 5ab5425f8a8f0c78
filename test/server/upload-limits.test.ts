import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setInterval as every } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { boundary, field, multipartBody, preflight, sendParts, uploadFiles } from '../support/multipart.ts';
import { newUploadsOnDisk, until, uploadsOnDisk } from '../support/temporary-files.ts';
import type { RunningServer, ServerUnderTest } from './running-server.ts';
import { startUploadServer, take } from './upload-server.ts';

const servers: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function start(options: ServerUnderTest): Promise<RunningServer> {
  const server = await startUploadServer(options);
  servers.push(server);
  return server;
}

const operations = field('operations', { query: take, variables: { file: null } });
const map = field('map', { 0: ['variables.file'] });
const begun = multipartBody(
  [operations, map, { disposition: 'name="0"; filename="x"', type: 'text/plain', content: 'begun' }],
  false,
);
const end = `\r\n--${boundary}--\r\n`;

const faults = ({ log }: RunningServer) => log.filter((line) => Number(line['level']) >= 40);

describe('what is too large', () => {
  const limits = { uploadBytes: 100_000, uploadFiles: 2, bodyBytes: 2000 };
  const file = (at: string, size: number) => ({ at, bytes: 'x'.repeat(size), name: 'x.txt' });

  it('as a file is told, with the most that is taken', async () => {
    const server = await start({ limits });
    const largest = [file('variables.file', 99_999)];
    const variables = { file: null };
    expect((await uploadFiles(server.address, { query: take, variables }, largest)).errors).toEqual([]);

    const before = await uploadsOnDisk();
    const answer = await uploadFiles(server.address, { query: take, variables }, [
      file('variables.file', 100_000),
    ]);
    expect(answer).toMatchObject({
      status: 200,
      data: { take: null },
      errors: [{ path: ['take'], extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(answer.errors[0]?.message).toContain('100000 byte size limit');
    await until(async () => (await uploadsOnDisk()).isSubsetOf(before));
    expect(faults(server)).toEqual([]);
  });

  it('as a number of files is 413', async () => {
    const server = await start({ limits });
    const query = 'mutation ($files: [Upload!]!) { takeAll(files: $files) }';
    const three = [0, 1, 2].map((index) => file(`variables.files.${index}`, 1));
    const answer = await uploadFiles(
      server.address,
      { query, variables: { files: [null, null, null] } },
      three,
    );
    expect(answer).toMatchObject({ status: 413, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.errors[0]?.message).toContain('2 max file uploads');
    expect(faults(server)).toEqual([]);
  });

  it('as an operation is 413', async () => {
    const server = await start({ limits });
    const long = field('operations', { query: `${take} # ${'x'.repeat(2000)}` });
    const answer = await sendParts(server.address, [long, map]);
    expect(answer).toMatchObject({ status: 413, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.errors[0]?.message).toContain('2000 byte size limit');
  });

  it('as a whole is 413 before anything of it is read', async () => {
    const server = await start({ limits });
    const before = await uploadsOnDisk();
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    socket.write(head(`Content-Length: 400000\r\nConnection: close`));
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/larger than \d+ bytes/);
    expect(await uploadsOnDisk()).toEqual(before);
    expect(faults(server)).toEqual([]);
  });
});

function head(lines: string): string {
  return [
    'POST /graphql HTTP/1.1',
    'Host: x',
    'GraphQL-Require-Preflight: 1',
    `Content-Type: multipart/form-data; boundary=${boundary}`,
    `${lines}\r\n\r\n`,
  ].join('\r\n');
}

/** A request whose body the test sends piece by piece. */
function openRequest(server: RunningServer, agent?: Agent) {
  const outgoing = httpRequest(`${server.address}/graphql`, {
    method: 'POST',
    headers: { ...preflight, 'content-type': `multipart/form-data; boundary=${boundary}` },
    ...(agent && { agent }),
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.on('error', reject);
  });
  return { outgoing, answer };
}

describe('a file that comes slowly', () => {
  it('may take longer than other requests may', async () => {
    const server = await start({ limits: { requestTimeout: 600 } });
    const { outgoing, answer } = openRequest(server);
    outgoing.write(begun);
    let sent = '';
    for await (const dot of every(50, '.')) {
      outgoing.write(dot);
      sent += dot;
      if (sent.length === 20) break;
    }
    outgoing.end(end);
    const response = await answer;
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(await text(response))).toEqual({
      data: { take: ['x', 'text/plain', `begun${sent}`] },
    });
  });

  it('is given up when nothing more comes, and leaves nothing behind', async () => {
    const server = await start({ limits: { requestTimeout: 200 } });
    const before = await uploadsOnDisk();
    const { outgoing, answer } = openRequest(server);
    outgoing.write(begun);
    const isGone = await newUploadsOnDisk(before);
    const refused = await answer.then(
      ({ statusCode }) => statusCode,
      () => 'cut off',
    );
    expect([408, 'cut off']).toContain(refused);
    await isGone();
    expect(faults(server)).toEqual([]);
  });

  it('is given up when its client leaves, and leaves nothing behind', async () => {
    const server = await start({});
    const before = await uploadsOnDisk();
    const { outgoing, answer } = openRequest(server);
    answer.catch(() => undefined);
    outgoing.write(begun);
    const isGone = await newUploadsOnDisk(before);
    outgoing.destroy();
    await isGone();
    await server.logged('graphql request abandoned');
    expect(faults(server)).toEqual([]);
  });

  it('is a mistake of the caller when it ends too early', async () => {
    const server = await start({});
    const { outgoing, answer } = openRequest(server);
    outgoing.end(begun);
    const response = await answer;
    expect(JSON.parse(await text(response))).toMatchObject({
      data: { take: null },
      errors: [
        { message: expect.stringContaining('did not arrive whole'), extensions: { code: 'BAD_USER_INPUT' } },
      ],
    });
    expect(faults(server)).toEqual([]);
  });
});

describe('an answer that is there before the file', () => {
  const ignoring = field('operations', {
    query: 'mutation ($file: Upload) { ignore(file: $file) }',
    variables: { file: null },
  });
  const file = { disposition: 'name="0"; filename="x"', type: 'text/plain', content: 'begun' };

  it('is sent at once, and the rest is read, so that the connection serves again', async () => {
    const server = await start({});
    const before = await uploadsOnDisk();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { outgoing, answer } = openRequest(server, agent);
    outgoing.write(multipartBody([ignoring, map, file], false));
    const response = await answer;
    expect(JSON.parse(await text(response))).toEqual({ data: { ignore: 1 } });
    // Far more than what fits into buffers on the way.
    outgoing.write(Buffer.alloc(20 * 1024 * 1024));
    await new Promise<void>((resolve) => outgoing.end(end, resolve));

    const second = openRequest(server, agent);
    second.outgoing.end(begun + end);
    expect(JSON.parse(await text(await second.answer))).toMatchObject({
      data: { take: ['x', 'text/plain', 'begun'] },
    });
    expect(second.outgoing.reusedSocket).toBe(true);
    agent.destroy();
    await until(async () => (await uploadsOnDisk()).isSubsetOf(before));
    expect(faults(server)).toEqual([]);
  });
});
