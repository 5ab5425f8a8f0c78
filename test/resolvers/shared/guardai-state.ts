import type { Sandbox } from '../../../sandbox/index.ts';

/** Changes what the sandbox's GuardAI holds, by its own API. */
async function asAdministrator(
  sandbox: Sandbox,
): Promise<(method: string, path: string, body?: unknown) => Promise<unknown>> {
  const baseUrl = sandbox.baseUrls['guardai-v1'];
  const source = sandbox.configuration().sources.find(({ api }) => api === 'guardai-v1');
  const { apiKeyId, apiKey } = source?.auth ?? {};
  const json = { 'content-type': 'application/json' };
  const login = await fetch(`${baseUrl}/api/v1/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ apiKeyId, apiKey }),
  });
  const { jwt } = (await login.json()) as { jwt: string };
  return async (method, path, body) => {
    const response = await fetch(`${baseUrl}/api/v1/organizations${path}`, {
      method,
      headers: { ...json, authorization: `Bearer ${jwt}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${String(response.status)}`);
    return method === 'DELETE' ? undefined : await response.json();
  };
}

/** Adds organizations named `Added 1`, `Added 2`, …; gives their native ids. */
export async function addOrganizations(sandbox: Sandbox, count: number): Promise<string[]> {
  const call = await asAdministrator(sandbox);
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { id } = (await call('POST', '', { name: `Added ${number}` })) as { id: number };
    ids.push(String(id));
  }
  return ids;
}

export async function deleteOrganizations(sandbox: Sandbox, ...ids: readonly number[]): Promise<void> {
  const call = await asAdministrator(sandbox);
  for (const id of ids) await call('DELETE', `/${id}`);
}
