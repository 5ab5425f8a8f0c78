import type { IncomingHttpHeaders } from 'node:http';
import { MIMEType } from 'node:util';
import { Refusal } from './refusal.ts';

/** Headers that a page of another site cannot send without the browser asking us first, which we answer with no. */
const preflightHeaders = ['apollo-require-preflight', 'graphql-require-preflight', 'x-apollo-operation-name'];

const multipart = 'multipart/form-data';

/**
 * Why a request for `/graphql` must not be looked at, or null.
 *
 * A page of another site can make a browser send GETs, and POSTs of the types that forms have, with the user's cookies
 * or from inside the user's network. Browsers say where such a request comes from (`Sec-Fetch-Site`, else `Origin`);
 * clients that are no browsers send neither header and need nothing special. Pages of the `trusted` origins may read
 * answers anyhow.
 */
export function refusalOf(
  method: string,
  headers: IncomingHttpHeaders,
  trusted: readonly string[] = [],
): Refusal | null {
  if (method !== 'GET') return refusalOfPost(headers);
  const isTrusted = headers.origin !== undefined && trusted.includes(headers.origin);
  return isTrusted ? null : refusalOfGet(headers);
}

/** Whether the body is said to be a form with files. */
export function isMultipart(headers: IncomingHttpHeaders): boolean {
  return essenceOf(headers['content-type'])?.essence === multipart;
}

function refusalOfGet(headers: IncomingHttpHeaders): Refusal | null {
  if (!isFromElsewhere(headers) || hasPreflightHeader(headers)) return null;
  // A type that no form has.
  if (essenceOf(headers['content-type'])?.essence === 'application/json') return null;
  return new Refusal(403, 'FORBIDDEN', `A page of another site may not query this graph by GET. ${remedy}`);
}

function refusalOfPost(headers: IncomingHttpHeaders): Refusal | null {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return new Refusal(415, 'BAD_REQUEST', 'Compressed request bodies are not understood.');
  }
  const type = essenceOf(headers['content-type']);
  if (type?.essence === 'application/json') {
    return isUtf8(type) ? null : new Refusal(415, 'BAD_REQUEST', 'Requests must be encoded in UTF-8.');
  }
  if (type?.essence === multipart) {
    return hasPreflightHeader(headers)
      ? null
      : new Refusal(
          403,
          'FORBIDDEN',
          `A multipart request could come from a form of another site. ${remedy}`,
        );
  }
  return new Refusal(
    415,
    'BAD_REQUEST',
    'POST a JSON object with the header "content-type: application/json".',
  );
}

const remedy = 'Send the header "graphql-require-preflight: 1" with it.';

function isFromElsewhere(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** A bearer token is one too: unlike a password, no browser adds it by itself. */
function hasPreflightHeader(headers: IncomingHttpHeaders): boolean {
  if (/^bearer ./i.test(headers.authorization ?? '')) return true;
  return preflightHeaders.some((name) => headers[name] !== undefined && headers[name] !== '');
}

/** The last one that was looked at: nearly all requests are of the same. Nobody changes it. */
let last: { readonly text: string; readonly type: MIMEType | null } = { text: '', type: null };

function essenceOf(contentType: string | undefined): MIMEType | null {
  if (contentType === undefined) return null;
  if (contentType !== last.text) last = { text: contentType, type: parsed(contentType) };
  return last.type;
}

function parsed(contentType: string): MIMEType | null {
  try {
    return new MIMEType(contentType);
  } catch {
    return null;
  }
}

function isUtf8(type: MIMEType): boolean {
  return /^utf-?8$/i.test(type.params.get('charset') ?? 'utf-8');
}
