import { administrator, type Account } from '../../../sandbox/guardai/accounts.ts';
import { startSandbox, type Modes, type Sandbox, type SandboxOptions } from '../../../sandbox/index.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed; undefined for text that is no JSON. */
  readonly body: unknown;
}

export interface Client {
  readonly token: string;
  /** A call to a path below /api/v1, signed; `body` is sent as JSON. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  upload(path: string, form: FormData): Promise<Answer>;
  download(path: string): Promise<Response>;
}

export interface TestSandbox {
  readonly sandbox: Sandbox;
  readonly baseUrl: string;
  as(account: Account): Promise<Client>;
  admin(): Promise<Client>;
}

/** Strict: an answer that breaks the contract becomes a 599. */
export async function startGuardai(
  modes: NonNullable<Modes['guardai']> = {},
  options: SandboxOptions = {},
): Promise<TestSandbox> {
  const sandbox = await startSandbox({ strict: true, ...options, modes: { guardai: modes } });
  const baseUrl = sandbox.baseUrls['guardai-v1'];
  const as = async (account: Account): Promise<Client> => clientOf(baseUrl, await logIn(baseUrl, account));
  return { sandbox, baseUrl, as, admin: () => as(administrator) };
}

export async function logIn(baseUrl: string, { apiKeyId, apiKey }: Account): Promise<string> {
  const { status, body } = await send(baseUrl, 'POST', '/login', {}, { apiKeyId, apiKey });
  if (status !== 200) throw new Error(`the login answered ${String(status)}`);
  return (body as { jwt: string }).jwt;
}

export async function send(
  baseUrl: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${baseUrl}/api/v1${path}`, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  return await read(response);
}

export function clientOf(baseUrl: string, token: string): Client {
  const headers = { authorization: `Bearer ${token}` };
  return {
    token,
    call: (method, path, body) => send(baseUrl, method, path, headers, body),
    async upload(path, form) {
      return await read(await fetch(`${baseUrl}/api/v1${path}`, { method: 'POST', headers, body: form }));
    },
    download: (path) => fetch(`${baseUrl}/api/v1${path}`, { headers }),
  };
}

export function formWith(
  content: string | Uint8Array<ArrayBuffer>,
  fileName: string,
  type = 'application/json',
): FormData {
  const form = new FormData();
  form.append('file', new Blob([content], { type }), fileName);
  return form;
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
