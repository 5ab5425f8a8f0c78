import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';

export interface GraphiqlOptions {
  /** Folder of the built bundle. */
  readonly bundle?: string;
}

const builtBundle = fileURLToPath(new URL('../../graphiql/dist', import.meta.url));
const notBuilt =
  'GraphiQL is not built. Run `npm run build:graphiql` (it needs the development dependencies: `npm ci`) and reload.\n' +
  'The graph itself answers at POST /graphql.\n';
const addresses = 'POST /graphql asks the graph; GET /graphiql, in a browser, explores it.\n';
const yearInSeconds = 31_536_000;

const pageHeaders = {
  // 'unsafe-inline' for styles only: Monaco and GraphiQL's Explorer write style attributes and elements.
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** A Fastify plugin: the bundled GraphiQL at `/graphiql`, to which `/` leads browsers. */
export async function graphiql(server: FastifyInstance, options: GraphiqlOptions): Promise<void> {
  const bundle = options.bundle ?? builtBundle;

  server.addHook('onSend', async (_request, reply) => {
    reply.headers(pageHeaders);
  });

  // Loaded where GraphiQL is served only.
  await server.register(import('@fastify/static'), {
    root: join(bundle, 'assets'),
    prefix: '/graphiql/assets/',
    // The names hold a hash of the content, so a file never changes under its name.
    maxAge: yearInSeconds * 1000,
    immutable: true,
    index: false,
    preCompressed: true,
    // A bundle that is not built yet is answered below, each time somebody asks for it.
    suppressWarning: true,
  });

  async function page(reply: FastifyReply): Promise<FastifyReply> {
    if (await isBuilt(bundle)) {
      return reply
        .header('cache-control', 'no-cache')
        .sendFile('index.html', bundle, { cacheControl: false });
    }
    return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
  }
  server.get('/graphiql', (_request, reply) => page(reply));
  server.get('/graphiql/', (_request, reply) => page(reply));

  server.get('/', async (request, reply) => {
    reply.header('vary', 'accept');
    return request.headers.accept?.includes('text/html')
      ? reply.redirect('/graphiql')
      : reply.type('text/plain; charset=utf-8').send(addresses);
  });
}

async function isBuilt(bundle: string): Promise<boolean> {
  try {
    await access(join(bundle, 'index.html'));
    return true;
  } catch {
    return false;
  }
}
