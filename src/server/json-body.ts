import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusal.ts';

// `fatal`, because a string whose broken bytes were silently replaced could be written to a vendor.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Makes `application/json` the only type of body that is read. */
export function acceptJsonBodies(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decode(body);
    if (text === null) {
      done(new Refusal(400, 'BAD_REQUEST', 'The request body is not valid UTF-8.'));
      return;
    }
    // Its type allows for a promise, but it only ever calls `done`.
    void parseJson(request, text, done);
  });
}

function decode(body: string | Buffer): string | null {
  if (typeof body === 'string') return body;
  try {
    return utf8.decode(body);
  } catch {
    return null;
  }
}
