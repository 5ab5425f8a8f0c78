import type { ApolloServer } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestRecord } from '../request-record.ts';

/** What the log says of an operation besides who asked for it, and when. */
export type OperationFacts = Pick<
  RequestRecord,
  'operationName' | 'operationType' | 'operationHash' | 'errorCodes'
>;

/** What a request for `/graphql` is answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or what it is as bytes. */
  readonly body: string | Buffer;
  readonly facts: OperationFacts;
}

/** Characters; from here on the bytes are worth a write of their own. */
const largeBody = 4_096;

/** A short text goes out in one piece with the head; a long one, which may be given to many, is made bytes once. */
function bodyOf(text: string): string | Buffer {
  return text.length < largeBody ? text : Buffer.from(text);
}

/** Has Apollo Server answer the request. */
export async function answerOf<Context extends object>(
  apollo: ApolloServer<Context>,
  { method, url, headers, body }: Pick<FastifyRequest, 'method' | 'url' | 'headers' | 'body'>,
  context: () => Promise<Context>,
  record: OperationFacts,
): Promise<Answer> {
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method, headers: headerMap(headers), search: searchOf(url), body },
    context,
  });
  if (response.body.kind !== 'complete') throw new TypeError('an answer in several parts');
  const { operationName, operationType, operationHash, errorCodes } = record;
  return {
    status: response.status ?? 200,
    headers: Object.fromEntries(response.headers),
    body: bodyOf(response.body.string),
    facts: { operationName, operationType, operationHash, errorCodes },
  };
}

export function give(reply: FastifyReply, { status, headers, body }: Answer): void {
  reply.code(status).headers(headers).send(body);
}

function searchOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

function headerMap(headers: FastifyRequest['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
