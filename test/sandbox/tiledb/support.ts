import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or undefined where the body was empty. */
  readonly body: unknown;
}

export interface TileDb {
  readonly sandbox: Sandbox;
  readonly baseUrl: string;
  /** A call as `alice.h`; `path` starts after `/v1`. */
  call(method: string, path: string, body?: unknown): Promise<Reply>;
  /** The same as somebody else. */
  as(username: string): (method: string, path: string, body?: unknown) => Promise<Reply>;
  /** A call with these headers only and the body as it is. */
  raw(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Reply>;
}

/** Whatever the clock of the sandbox says, this is it. */
export const now = new Date('2026-03-01T12:00:00.000Z');

export async function startTileDb(options: SandboxOptions = {}): Promise<TileDb> {
  const sandbox = await startSandbox({ strict: true, now: () => now, ...options });
  const baseUrl = sandbox.baseUrls['tiledb-v1'];
  const raw: TileDb['raw'] = async (method, path, headers, body) => {
    const response = await fetch(`${baseUrl}${path}`, { method, headers, body: body ?? null });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  };
  const as: TileDb['as'] = (username) => async (method, path, body) =>
    raw(
      method,
      `/v1${path}`,
      {
        'x-tiledb-rest-api-key': `sandbox-tiledb-key-${username}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body === undefined ? undefined : JSON.stringify(body),
    );
  return { sandbox, baseUrl, call: as('alice.h'), as, raw };
}
