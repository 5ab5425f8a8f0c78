import { BadUserInputError } from '../core/errors.ts';
import { validateHeaderName, validateHeaderValue } from './node-http.ts';

type Headers = Readonly<Record<string, string>>;

/** Name of the first header that cannot be sent as it is: a line break in a value would start another header. */
export function unsendableHeader(headers: Headers): string | undefined {
  return Object.entries(headers).find(([name, value]) => {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
      return false;
    } catch {
      return true;
    }
  })?.[0];
}

/** Throws `BadUserInputError` naming the header, never its value. */
export function checkHeaders(headers: Headers): void {
  const name = unsendableHeader(headers);
  if (name !== undefined) {
    throw new BadUserInputError(`The header ${JSON.stringify(name)} holds a character that cannot be sent.`);
  }
}

/** Later ones win; names become lower-case. */
export function mergeHeaders(...sets: readonly Headers[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const set of sets) for (const name of Object.keys(set)) merged[name.toLowerCase()] = set[name] ?? '';
  return merged;
}

export function joinHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) joined[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return joined;
}
