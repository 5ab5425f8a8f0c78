import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';

/** The key of the seed. */
export const key = 'sandboxrockset'.padEnd(64, '0');
export const withKey = { authorization: `ApiKey ${key}` };

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined unless the answer says that it is JSON. */
  readonly body: unknown;
}

export interface Rockset {
  readonly sandbox: Sandbox;
  call(path: string, init?: RequestInit): Promise<Reply>;
  /** `/v1/orgs/self`, with the key unless told otherwise. */
  self(headers?: Record<string, string>, init?: RequestInit): Promise<Reply>;
}

export async function startRockset(options: SandboxOptions = {}): Promise<Rockset> {
  const sandbox = await startSandbox({ strict: true, ...options });
  const call: Rockset['call'] = async (path, init = {}) => {
    const response = await fetch(`${sandbox.baseUrls['rockset-v1']}${path}`, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    const body: unknown = isJson ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, body };
  };
  return {
    sandbox,
    call,
    self: (headers = withKey, init = {}) => call('/v1/orgs/self', { headers, ...init }),
  };
}
