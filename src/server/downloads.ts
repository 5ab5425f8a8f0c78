import { MIMEType } from 'node:util';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OrgraphError } from '../core/errors.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { Operation } from '../core/source.ts';
import { hasFiles } from '../datasources/shared/stored-files.ts';
import type { OpenSources } from '../graphql/context.ts';
import { attachment } from './attachment.ts';
import { formatOperationError } from './errors.ts';
import type { FileLinks } from './file-links.ts';
import { Refusal } from './refusal.ts';
import { currentRequest } from './request-record.ts';
import { handleError } from './transport-errors.ts';

interface DownloadOptions {
  readonly links: FileLinks;
  /** Opens the sources for one download. */
  readonly open: (operation: Operation) => Pick<OpenSources, 'find'>;
  /** Milliseconds that a client may leave bytes waiting. */
  readonly patience?: number;
}

export const filesPrefix = '/files/';

const pageHeaders = {
  'cache-control': 'no-store',
  // Should a browser show it all the same, it can do nothing there.
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** A Fastify plugin: the files that signed links name, straight from their vendors. */
export async function downloads(
  server: FastifyInstance,
  { links, open, patience = 60_000 }: DownloadOptions,
): Promise<void> {
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(pageHeaders);
  });
  server.setErrorHandler(handleDownloadError);

  server.route<{ Params: { '*': string } }>({
    method: 'GET',
    // Not `:token`: Fastify takes no parameter of more than 100 letters.
    url: `${filesPrefix}*`,
    exposeHeadRoute: false,
    async handler({ params }, reply) {
      const target = links.verify(params['*']);
      if (!target) throw notValid();
      const signal = currentRequest.getStore()?.signal ?? new AbortController().signal;
      const source = open({ signal }).find(target.source);
      const file = source && hasFiles(source) ? await source.openFile(target) : null;
      if (!file) throw notThere();

      // A client that stops reading must not hold the vendor's connection for ever; a slow vendor has limits of its own.
      reply.raw.setTimeout(patience, () => {
        if (reply.raw.writableNeedDrain) reply.raw.destroy();
      });
      const { contentType, fileName, ref } = target;
      if (file.size !== null) reply.header('content-length', file.size);
      return reply
        .header('content-disposition', attachment(fileName ?? ref))
        .type(mediaType(contentType ?? file.contentType))
        .send(file.body);
    },
  });
}

function notValid(): Refusal {
  const message = 'This link is not valid, or no longer: ask the graph for a new one.';
  return new Refusal(403, 'FORBIDDEN', message);
}

function notThere(): Refusal {
  return new Refusal(404, 'NOT_FOUND', 'The file is not there any more.');
}

function mediaType(text: string | null): string {
  try {
    return text === null ? 'application/octet-stream' : String(new MIMEType(text));
  } catch {
    return 'application/octet-stream';
  }
}

const statuses: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  UPSTREAM_RATE_LIMITED: 503,
  UPSTREAM_UNAVAILABLE: 503,
  UPSTREAM_CIRCUIT_OPEN: 503,
  UPSTREAM_TIMEOUT: 504,
  UPSTREAM_UNAUTHENTICATED: 502,
  UPSTREAM_FORBIDDEN: 502,
  UPSTREAM_INVALID_RESPONSE: 502,
  UPSTREAM_REJECTED: 502,
};

/** Before the first byte of a file, an error can still be told; later ones end the connection. */
function handleDownloadError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  for (const name of ['content-disposition', 'content-length']) reply.removeHeader(name);
  if (error instanceof OrgraphError) {
    const told = formatOperationError(error, { hideSuggestions: false });
    const retryAfter = told.extensions?.['retryAfter'];
    if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
    return reply
      .code(statuses[error.code] ?? 500)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ errors: [told] }));
  }
  // Nobody is there to hear it, and leaving is no fault.
  if (currentRequest.getStore()?.signal.aborted === true) return reply.code(499).send();
  return handleError(error as FastifyError | Refusal, request, reply);
}
