import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from '../http/node-http.ts';
import { transportErrorBody } from './errors.ts';
import { Refusal } from './refusal.ts';
import { commonHeaders } from './request-id.ts';
import { currentRequest } from './request-record.ts';
import { contentPolicy } from './security-headers.ts';

/** Fastify's own messages name its internals. */
const messages: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'The path is not valid percent-encoding.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request body is too large.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request body is empty.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The request body is not as long as its Content-Length says.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The request body is not valid JSON.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'This content type is not understood here.',
};

/** Answers whatever went wrong outside GraphQL in the shape of GraphQL errors. */
export function handleError(
  error: FastifyError | Refusal,
  request: Pick<FastifyRequest, 'log'>,
  reply: FastifyReply,
): FastifyReply {
  const refusal = error instanceof Refusal ? error : toRefusal(error);
  if (refusal.status >= 500 && refusal !== error) request.log.error({ err: error }, 'unexpected error');
  return refuse(reply, refusal);
}

export function handleNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return refuse(reply, new Refusal(404, 'NOT_FOUND', 'There is nothing here; the graph is at /graphql.'));
}

function toRefusal(error: FastifyError): Refusal {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return new Refusal(status, 'BAD_REQUEST', messages[error.code] ?? 'The request could not be read.');
  }
  return new Refusal(500, 'INTERNAL_SERVER_ERROR', 'Internal server error');
}

function refuse(reply: FastifyReply, { status, code, message, headers }: Refusal): FastifyReply {
  const record = currentRequest.getStore();
  record?.errorCodes.add(code);
  return reply
    .code(status)
    .headers({ ...commonHeaders(reply.request.id), ...headers })
    .type(`${record?.mediaType ?? 'application/json'}; charset=utf-8`)
    .send(transportErrorBody(code, message));
}

const clientErrors: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [431, 'The URL and headers of the request are too long.'],
};

/** Answers bytes that Node could not read as a request, for which there is no reply object. */
export function handleClientError({ code }: { readonly code: string }, socket: Socket): void {
  if (code !== 'ECONNRESET' && socket.writable) {
    const [status, message] = clientErrors[code] ?? [400, 'The request is not valid HTTP.'];
    const body = transportErrorBody('BAD_REQUEST', message);
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'X-Content-Type-Options: nosniff',
      `Content-Security-Policy: ${contentPolicy}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
