import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

// `fatal`, because a string whose broken bytes were silently replaced could be written to a vendor.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A body that is said to be JSON, and has not been looked at yet. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Puts what a body says in the place of its text. */
export type ReadJson = (request: FastifyRequest, body: JsonText, done: (error?: Error) => void) => void;

/** Makes `application/json` the only type of body that is read: as a `JsonText`, which the result then makes a value. */
export function acceptJsonBodies(server: FastifyInstance): ReadJson {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    const text = decode(body);
    if (text === null) done(new Refusal(400, 'BAD_REQUEST', 'The request body is not valid UTF-8.'));
    else done(null, new JsonText(text));
  });
  return (request, { text }, done) => {
    // Its type allows for a promise, but it only ever calls `done`.
    void parseJson(request, text, (error, value) => {
      request.body = value;
      if (error) done(error);
      else done();
    });
  };
}

function decode(body: string | Buffer): string | null {
  if (typeof body === 'string') return body;
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}
