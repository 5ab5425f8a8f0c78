import type { Reply, Script } from '../../support/stand-in.ts';
import type { SourceInput } from '../../support/graph.ts';

/** As little as org/v2 sends for an organization. */
export function organization(
  number: number,
  rest: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { id: `o-${number}`, display_name: `Company ${number}`, metadata: {}, ...rest };
}

/** The organizations from `from` up to but not including `to`. */
export function organizations(from: number, to: number): Record<string, unknown>[] {
  return Array.from({ length: to - from }, (_, index) => organization(from + index));
}

export function page(data: unknown, metadata: unknown = {}): Reply {
  return { body: { api_version: 'org/v2', kind: 'OrganizationList', metadata, data } };
}

export function linkTo(token: string): string {
  return `https://api.confluent.cloud/org/v2/organizations?page_size=100&page_token=${token}`;
}

/** The same pages for ever; the token of each is its number. Organizations by id are not found. */
export function pagesOf(...pages: readonly (readonly unknown[])[]): Script {
  const total = pages.flat().length;
  return ({ path, query: { page_token: token = '0' } }) => {
    if (path !== '/org/v2/organizations') return { status: 404, body: { errors: [{ status: '404' }] } };
    const number = Number(token);
    const next = number + 1 < pages.length ? { next: linkTo(String(number + 1)) } : {};
    return page(pages[number] ?? [], { total_size: total, ...next });
  };
}

export function confluentAt(baseUrl: string, options: Partial<SourceInput> = {}): SourceInput {
  const auth = { type: 'bearer', token: 'stand-in-token' };
  return { name: 'confluent', api: 'confluent-org-v2', baseUrl, auth, ...options };
}

export function globalId(nativeId: string): string {
  return Buffer.from(`1:ConfluentOrganization:confluent:${nativeId}`, 'utf8').toString('base64url');
}
