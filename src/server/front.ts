import type { FastifyInstance } from 'fastify';

/** A Fastify plugin: what `/` says where GraphiQL is switched off. */
export async function front(server: FastifyInstance): Promise<void> {
  server.get('/', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('POST /graphql asks the graph.\n'),
  );
}
