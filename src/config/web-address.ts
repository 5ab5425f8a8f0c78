import { z } from 'zod';

/** `http:` or `https:`, a host, and nothing the URL parser would quietly repair (spaces, backslashes, `https:host`). */
const plain = /^https?:\/\/[^/\\\s?#]+[^\\\s]*$/i;

function parse(text: string): URL | null {
  return plain.test(text) ? URL.parse(text) : null;
}

function isBare(url: URL, text: string): boolean {
  return url.username === '' && url.password === '' && !/[?#]/.test(text);
}

/** An absolute URL, without trailing slashes. */
export const baseUrl = z.string().transform((text, context) => {
  const url = parse(text);
  if (url && !text.includes('@') && isBare(url, text)) return url.href.replace(/(?<!\/)\/+$/, '');
  context.addIssue(
    'must be an absolute http:// or https:// URL without user name, password, query or fragment',
  );
  return z.NEVER;
});

/** An absolute URL of one thing: it may have a query. */
export const webAddress = z.string().transform((text, context) => {
  const url = parse(text);
  if (url && url.username === '' && url.password === '' && !text.includes('#')) return url.href;
  context.addIssue('must be an absolute http:// or https:// URL without user name, password and fragment');
  return z.NEVER;
});

/** Scheme, host and port. */
export const origin = z.string().transform((text, context) => {
  const url = parse(text);
  if (url?.pathname === '/' && isBare(url, text)) return url.origin;
  context.addIssue('must be an origin: http:// or https://, a host, perhaps a port, and nothing after it');
  return z.NEVER;
});

/** A proxy's URL: it may hold a user name and password, and no path. */
export const proxyUrl = z.string().transform((text, context) => {
  const url = parse(text);
  if (url?.pathname === '/' && !/[?#]/.test(text)) return url.href.replace(/\/$/, '');
  context.addIssue('must be the http:// or https:// URL of a proxy, or false for none');
  return z.NEVER;
});
