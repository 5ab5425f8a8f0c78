import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import { graphiql } from '../../src/server/graphiql.ts';

const folder = mkdtempSync(join(tmpdir(), 'orgraph-graphiql-'));
const bundle = join(folder, 'dist');
let server: FastifyInstance;

beforeAll(() => {
  mkdirSync(join(bundle, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'outside.txt'), 'not for the web');
  writeFileSync(join(bundle, 'index.html'), '<title>orgraph</title>');
  writeFileSync(join(bundle, 'assets/index-abc123.js'), 'const built = 1;');
  writeFileSync(join(bundle, 'assets/index-abc123.js.gz'), gzipSync('const built = 1;'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  await server.close();
});

describe('a built GraphiQL', () => {
  beforeEach(() => {
    server = Fastify().register(graphiql, { bundle });
  });

  it.each(['/graphiql', '/graphiql/', '/graphiql?query=%7Bsources%7Bname%7D%7D'])(
    'is served at %s',
    async (url) => {
      const { statusCode, headers, body } = await server.inject(url);
      expect([statusCode, headers['content-type'], body]).toEqual([
        200,
        'text/html; charset=utf-8',
        '<title>orgraph</title>',
      ]);
    },
  );

  it('allows scripts, connections and workers of its own origin only, and no frame around it', async () => {
    const { headers } = await server.inject('/graphiql');
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "frame-ancestors 'none'",
      ]),
    );
  });

  it('is asked for anew on every visit, while its hashed files are kept for a year', async () => {
    const page = await server.inject('/graphiql');
    const asset = await server.inject('/graphiql/assets/index-abc123.js');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('gives its files the policy too, which is where a worker takes its own from', async () => {
    const { headers } = await server.inject('/graphiql/assets/index-abc123.js');
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
  });

  it('sends a file compressed to those who take it so', async () => {
    const url = '/graphiql/assets/index-abc123.js';
    const packed = await server.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    const plain = await server.inject({ url, headers: { 'accept-encoding': 'identity' } });
    expect([packed.headers['content-encoding'], packed.headers['content-type'], packed.headers.vary]).toEqual(
      ['gzip', 'application/javascript; charset=utf-8', 'accept-encoding'],
    );
    expect(plain.body).toBe('const built = 1;');
  });

  it.each(['../../outside.txt', '%2e%2e/%2e%2e/outside.txt', '..%2f..%2foutside.txt', 'unknown.js'])(
    'gives nothing for assets/%s',
    async (path) => {
      const { statusCode, body } = await server.inject(`/graphiql/assets/${path}`);
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(body).not.toContain('not for the web');
    },
  );
});

describe('the root address', () => {
  beforeEach(() => {
    server = Fastify().register(graphiql, { bundle });
  });

  it('leads a browser to GraphiQL', async () => {
    const { statusCode, headers } = await server.inject({
      url: '/',
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    });
    expect([statusCode, headers.location]).toEqual([302, '/graphiql']);
  });

  it('tells everybody else in a line of text where to go', async () => {
    const { statusCode, body } = await server.inject({ url: '/', headers: { accept: '*/*' } });
    expect(statusCode).toBe(200);
    expect(body).toMatch(/POST \/graphql/);
  });
});

describe('a GraphiQL that is not built', () => {
  it('names the command that builds it, and is there as soon as it is built', async () => {
    const later = join(folder, 'later');
    server = Fastify().register(graphiql, { bundle: later });
    const before = await server.inject('/graphiql');
    expect([before.statusCode, before.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
    expect(before.body).toContain('npm run build:graphiql');

    mkdirSync(join(later, 'assets'), { recursive: true });
    writeFileSync(join(later, 'index.html'), 'built');
    writeFileSync(join(later, 'assets/index-abc123.js'), 'built too');
    expect((await server.inject('/graphiql')).body).toBe('built');
    expect((await server.inject('/graphiql/assets/index-abc123.js')).body).toBe('built too');
  });
});
