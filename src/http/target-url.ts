import { BadUserInputError } from '../core/errors.ts';
import { fillPath } from './path.ts';
import type { UpstreamRequest } from './types.ts';

/** Checks a base URL once, when the connection is made. Throws a `TypeError` that does not repeat it. */
export function parseBaseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new TypeError('A base URL must be http or https.');
  if (url.username || url.password) throw new TypeError('A base URL must not hold credentials.');
  if (url.search || url.hash) throw new TypeError('A base URL must not have a query or a fragment.');
  url.pathname = url.pathname.replace(/(?<!\/)\/+$/, '');
  return url;
}

/** Throws `BadUserInputError` for parameters that cannot be sent. */
export function targetUrl(base: URL, request: Pick<UpstreamRequest, 'path' | 'params' | 'query'>): URL {
  const path = base.pathname.replace(/(?<!\/)\/+$/, '') + fillPath(request.path, request.params);
  const query = queryOf(request);
  // In one piece it is parsed once; a path's own `?` or `#` would be another part of it.
  if (!/[?#]/.test(path)) return new URL(base.origin + path + query);
  const url = new URL(base);
  url.pathname = path;
  url.search = query;
  return url;
}

/** With its question mark; empty where there is none. */
function queryOf({ query }: Pick<UpstreamRequest, 'query'>): string {
  if (query === undefined) return '';
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const text = String(value);
    if (!text.isWellFormed()) {
      throw new BadUserInputError(`The value of "${name}" cannot be used: it is not valid Unicode.`, name);
    }
    parameters.append(name, text);
  }
  return parameters.size > 0 ? `?${parameters.toString()}` : '';
}
