import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Configuration } from '../config/configuration.ts';
import { maySee } from '../core/caller.ts';
import { sourceRegistry } from '../datasources/shared/source-registry.ts';
import type { Context } from '../graphql/context.ts';
import type { VendorModule } from '../resolvers/shared/vendor-module.ts';
import { createAuthenticator } from '../security/authenticator.ts';
import { connectSources } from './connect-sources.ts';
import { downloads, filesPrefix } from './downloads.ts';
import { fileLinks } from './file-links.ts';
import { keySet } from './key-set.ts';
import { callsDeadline } from './operation-deadline.ts';
import { buildSchema } from './schema.ts';
import { createServer, type Server } from './server.ts';

export interface OrgraphOptions {
  readonly configuration: Configuration;
  readonly vendors: readonly VendorModule[];
  readonly logger: Logger;
}

/** The whole of orgraph but for its process: schema, sources and HTTP server. */
export function createOrgraph({ configuration, vendors, logger }: OrgraphOptions): Server {
  const { access, limits } = configuration;
  const apis = vendors.flatMap((vendor) => vendor.apis);
  const sources = sourceRegistry(connectSources(configuration, apis, logger));
  const keys = keySet(access, logger);
  const links = fileLinks({ key: randomBytes(32) });
  const server = createServer<Context>({
    schema: buildSchema(vendors),
    authenticator: createAuthenticator({
      access,
      downloadKeys: () => keys?.download() ?? Promise.reject(new TypeError('no key set is configured')),
    }),
    context: ({ caller, origin, arrivedAt, signal }) => ({
      caller,
      sources: sources.open(
        { signal, deadline: callsDeadline(limits.operationTimeoutMs, arrivedAt) },
        // For this caller there are no others.
        (identity) => maySee(caller, identity),
      ),
      logger,
      downloadUrl: (file) => origin + filesPrefix + links.sign(file),
    }),
    limits,
    web: configuration.web,
    logger,
    // A vendor that is down is no reason to send callers elsewhere: coverage and errors tell them.
    ready: () => ({ ready: true }),
  });
  server.fastify.register(downloads, { links, open: (operation) => sources.open(operation) });
  server.fastify.addHook('onClose', () => sources.close());
  server.fastify.addHook('onClose', async () => keys?.close());
  return server;
}
