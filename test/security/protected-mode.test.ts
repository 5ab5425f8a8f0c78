import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkConfiguration } from '../../src/config/check-configuration.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createOrgraph } from '../../src/server/orgraph.ts';
import { vendors } from '../../src/vendors.ts';
import { problemsOf } from '../config/support.ts';
import { startGraph, type ListeningGraph } from '../support/graph.ts';
import { ask, keyEntry } from './asking.ts';

const source = {
  name: 'rockset',
  api: 'rockset-v1',
  baseUrl: 'http://127.0.0.1:9',
  auth: { type: 'api-key', key: 'k' },
};
const apis = vendors.flatMap((vendor) => vendor.apis);
const query = '{"query":"{ sources { name health { status } } }"}';

function checkedAt(host: string, rest: object = {}, sandbox = false): Promise<Configuration> {
  const env = { HOST: host };
  return checkConfiguration({ sources: [source], ...rest }, { env, cwd: '/', apis, sandbox });
}

/** Sends a request with exactly these header lines; resolves to the status line's code. */
async function statusWith(
  address: string,
  lines: readonly string[],
  path = 'POST /graphql',
): Promise<number> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  const head = [`${path} HTTP/1.1`, ...lines, 'Connection: close', 'Content-Type: application/json'];
  socket.write(`${head.join('\r\n')}\r\nContent-Length: ${query.length}\r\n\r\n${query}`);
  return Number((await text(socket)).split(' ')[1]);
}

describe('a server with real sources and no auth', () => {
  let graph: ListeningGraph;
  beforeAll(async () => {
    graph = await startGraph([source]);
  });
  afterAll(() => graph.stop());

  it('lets every caller on this machine do everything, whatever they say of themselves', async () => {
    for (const headers of [{}, { authorization: 'Bearer anything' }]) {
      const { status, errors } = await ask(graph.address, '{ sources { health { status } } }', headers);
      expect([status, errors]).toEqual([200, []]);
    }
    expect(graph.log.join('')).toContain('"caller":"local"');
  });

  it.each(['localhost', 'LOCALHOST:4000', '127.0.0.1', '127.0.0.1:4000', '127.1.2.3', '[::1]', '[::1]:4000'])(
    'answers to "%s"',
    async (host) => {
      expect(await statusWith(graph.address, [`Host: ${host}`])).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    'evil.example.localhost',
    'localhost.',
    '127.0.0.1.nip.io',
    '127.0.0.1:4000.evil.example',
    'localhost:4000@evil.example',
    'evil.example#localhost',
    'evil.example?localhost',
    'localhost/evil.example',
    '0.0.0.0',
    '0',
    '2130706433',
    '0x7f000001',
    '127.1',
    '128.0.0.1',
    '10.127.0.0.1',
    '[::]',
    '[::1].evil.example',
    '[fe80::1]',
    '::1',
    'localhost localhost',
    'localhost, evil.example',
    '',
  ])('refuses who calls it "%s"', async (host) => {
    const status = await statusWith(graph.address, [`Host: ${host}`]);
    expect([400, 403]).toContain(status);
  });

  it.each([
    ['X-Forwarded-Host', 'X-Forwarded-Host: localhost'],
    ['Forwarded', 'Forwarded: host=localhost'],
    ['X-Host', 'X-Host: localhost'],
    ['a second Host', 'Host: localhost'],
  ])('goes by Host alone, not by %s', async (_name, line) => {
    expect([400, 403]).toContain(await statusWith(graph.address, ['Host: evil.example', line]));
  });

  it('goes by Host also where the request line names an address', async () => {
    expect(await statusWith(graph.address, ['Host: evil.example'], 'POST http://localhost/graphql')).toBe(
      403,
    );
  });

  it('refuses a page whose name was made to lead here, and says why', async () => {
    const { hostname, port } = new URL(graph.address);
    const socket = connect(Number(port), hostname);
    socket.write('GET /graphiql HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain('403');
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: expect.stringContaining('no "auth"'), extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it.each([
    'GET /',
    'GET /graphql?query=%7B__typename%7D',
    'GET /files/x',
    'GET /nothing',
    'OPTIONS /graphql',
  ])('refuses other names for %s too', async (path) => {
    expect(await statusWith(graph.address, ['Host: evil.example'], path)).toBe(403);
  });

  it('tells anybody how it is', async () => {
    expect(await statusWith(graph.address, ['Host: evil.example'], 'GET /health/live')).toBe(200);
  });
});

describe('where a server may listen', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', 'localhost', 'Localhost'])(
    'without auth: %s, with a warning',
    async (host) => {
      const { access, warnings } = await checkedAt(host);
      expect(access).toEqual({ mode: 'loopback' });
      expect(warnings).toEqual([expect.stringContaining('no "auth"')]);
    },
  );

  it.each([
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '192.168.1.7',
    '::ffff:10.0.0.1',
    'graph.example',
    'localhost.example',
    'a.localhost',
    '127.1',
  ])('without auth not: %s, and the refusal says what to add', async (host) => {
    expect(await problemsOf(checkedAt(host))).toEqual([
      expect.stringMatching(/^HOST: is ".+", where others can reach this server.*add "auth".*npm run key/),
    ]);
  });

  it('with auth: anywhere, without a warning', async () => {
    const { access, warnings } = await checkedAt('0.0.0.0', { auth: { apiKeys: [keyEntry('k')] } });
    expect([access.mode, warnings]).toEqual(['configured', []]);
  });

  it('with auth that is wrong, only what is wrong about it is told', async () => {
    expect(await problemsOf(checkedAt('0.0.0.0', { auth: {} }))).toEqual([
      'configuration: auth: must have at least one of "apiKeys", "jwt" and "anonymous"',
    ]);
  });

  it('for the sandbox: anywhere, since nobody’s data are in it', async () => {
    const { access, warnings } = await checkedAt('0.0.0.0', {}, true);
    expect([access, warnings]).toEqual([{ mode: 'open' }, []]);
  });
});

describe('the sandbox', () => {
  it('is open to every caller, by any name', async () => {
    const configuration = await checkedAt('127.0.0.1', {}, true);
    const orgraph = createOrgraph({ configuration, vendors, logger: createLogger({ level: 'silent' }) });
    const address = await orgraph.listen({ host: '127.0.0.1', port: 0 });
    try {
      expect(await statusWith(address, ['Host: demo.example'])).toBe(200);
      expect((await ask(address, '{ sources { health { status } } }')).errors).toEqual([]);
    } finally {
      await orgraph.stop();
    }
  });
});

describe('the program', () => {
  it('does not start where others could reach it and nothing says who may', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'orgraph-protected-'));
    try {
      await writeFile(join(folder, 'orgraph.yaml'), `sources: [${JSON.stringify(source)}]`);
      const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
      const child = spawn(process.execPath, [main], {
        cwd: folder,
        env: { PATH: process.env['PATH'], HOST: '0.0.0.0', PORT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [[code], out, err] = await Promise.all([
        once(child, 'exit') as Promise<[number | null]>,
        text(child.stdout),
        text(child.stderr),
      ]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('HOST: is "0.0.0.0"');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
