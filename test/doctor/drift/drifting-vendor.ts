import type { Sandbox } from '../../../sandbox/index.ts';
import type { Script } from '../../support/stand-in.ts';

export type Body = Record<string, unknown>;

/** A vendor that answers GETs as its simulator does, but for what `change` makes of the body or the status. */
export function driftingVendor(
  baseUrl: string,
  change: (body: never, path: string) => unknown,
  status?: number,
): Script {
  return async ({ method, path, query, headers, body }) => {
    const passedOn = ['authorization', 'x-tiledb-rest-api-key', 'content-type'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${baseUrl}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: Object.fromEntries(passedOn),
      ...(body !== '' && { body }),
    });
    const answer = (await response.json()) as never;
    return {
      status: method === 'GET' ? (status ?? response.status) : response.status,
      headers: { 'content-type': 'application/json' },
      body: method === 'GET' ? change(answer, path) : answer,
    };
  };
}

/** An entry of the sandbox's configuration; `origin`: where its vendor is instead. */
export function sourceAt(sandbox: Sandbox, name: string, origin?: string) {
  const found = sandbox.configuration().sources.find((source) => source.name === name);
  if (!found) throw new Error(`the sandbox has no source ${name}`);
  if (origin === undefined) return found;
  const { pathname } = new URL(found.baseUrl);
  return { ...found, baseUrl: `${origin}${pathname === '/' ? '' : pathname}` };
}

export function originOf(sandbox: Sandbox, name: string): string {
  return new URL(sourceAt(sandbox, name).baseUrl).origin;
}
