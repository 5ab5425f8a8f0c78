import type { Sandbox } from '../../../sandbox/index.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed; undefined for no body. */
  readonly body: unknown;
}

export function basic(id: string, secret: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

export const admin = basic('SANDBOXCLOUDKEY1', 'sandbox-cloud-secret');
export const reader = basic('SANDBOXREADONLY1', 'sandbox-reader-secret');
export const partner = bearer('sandbox-partner-token');

export async function get(
  sandbox: Sandbox,
  path: string,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return await read(await fetch(`${sandbox.baseUrls['confluent-org-v2']}${path}`, { headers }));
}

export async function patch(
  sandbox: Sandbox,
  id: string,
  body: string | null,
  headers = admin,
): Promise<Reply> {
  const url = `${sandbox.baseUrls['confluent-org-v2']}/org/v2/organizations/${id}`;
  const type = body === null ? {} : { 'content-type': 'application/json' };
  return await read(await fetch(url, { method: 'PATCH', headers: { ...type, ...headers }, body }));
}

export async function postForm(
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return await read(await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form) }));
}

/** One organization's members that tests look at. */
export interface Organization {
  readonly id: string;
  readonly display_name?: string;
  readonly name?: string;
  readonly jit_enabled?: boolean;
  readonly sso_url?: string;
  readonly sso_config?: unknown;
  readonly metadata: Readonly<Record<string, string>>;
}
export interface OrganizationList {
  readonly metadata: { readonly first?: string; readonly next?: string | null; readonly total_size?: number };
  readonly data: readonly Organization[];
}

export async function organizations(sandbox: Sandbox, headers = admin): Promise<readonly Organization[]> {
  return ((await get(sandbox, '/org/v2/organizations?page_size=100', headers)).body as OrganizationList).data;
}

/** The first error of a failure, without its random id. */
export function firstError({ body }: Reply): Record<string, unknown> {
  const [error = {}] = (body as { errors: Record<string, unknown>[] }).errors;
  return Object.fromEntries(Object.entries(error).filter(([name]) => name !== 'id'));
}

async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' ? undefined : JSON.parse(text),
  };
}
