import type { Answer, Client, GraphError } from './client.ts';
import { pick } from './random.ts';

interface Organization {
  readonly id: string;
  readonly nativeId: string;
  readonly source: { readonly name: string };
}

interface Coverage {
  readonly source: { readonly name: string };
  readonly status: string;
  readonly fetched: number;
  readonly error: { readonly code: string } | null;
}

interface List {
  readonly nodes: readonly Organization[];
  readonly coverage: readonly Coverage[];
  readonly totalCount: number | null;
}

/** What the sources had when all was well: ids and native ids, in order, by source. */
export type Known = ReadonlyMap<string, readonly Organization[]>;

/** Asks one thing; resolves to what is wrong with the answer, or null. */
export type Operation = (client: Client, random: () => number) => Promise<string | null>;

const list = `{ organizations(first: 200) {
  totalCount nodes { id nativeId name source { name } } coverage { source { name } status fetched error { code } }
} }`;

/** The first calls of a process are slow, maybe too slow. */
const attempts = 10;

export async function learn(client: Client, attempt = 1): Promise<Known> {
  const { organizations } = (await client.ask(list)).data as { organizations: List };
  const ill = organizations.coverage.filter(({ status }) => status !== 'COMPLETE');
  if (ill.length > 0 && attempt < attempts) return learn(client, attempt + 1);
  if (ill.length > 0) throw new Error(`Not complete: ${JSON.stringify(ill)}`);
  return new Map(
    organizations.coverage.map(({ source: { name } }) => [
      name,
      organizations.nodes.filter(({ source }) => source.name === name),
    ]),
  );
}

/** A list says of each source how much of it is there, and just that is there. */
export function listAll(known: Known, mayFail: boolean): Operation {
  return async (client) => {
    const answer = await client.ask(list);
    const trouble = requestTrouble(answer);
    if (trouble !== null) return trouble;
    const { nodes, coverage, totalCount } = (answer.data as { organizations: List }).organizations;
    if (answer.errors.length > 0) return 'a list with errors';
    if (coverage.length !== known.size) return 'coverage leaves a source out';
    for (const { source, status, fetched, error } of coverage) {
      const here = nodes.filter((node) => node.source.name === source.name).map(({ id }) => id);
      const all = (known.get(source.name) ?? []).map(({ id }) => id);
      if (here.length !== fetched) return `${source.name}: ${here.length} there, ${fetched} said`;
      if (here.some((id, index) => id !== all[index])) return `${source.name}: others than are known`;
      if (status === 'COMPLETE' ? here.length !== all.length : !mayFail) return `${source.name}: ${status}`;
      if ((status === 'COMPLETE') !== (error === null))
        return `${source.name}: ${status}, but the error does not fit`;
      if (error !== null && !error.code.startsWith('UPSTREAM_')) return `${source.name}: ${error.code}`;
      if (status === 'FAILED' && fetched > 0) return `${source.name}: failed with ${fetched}`;
    }
    const total = [...known.values()].flat().length;
    return totalCount === null || totalCount === total ? null : `${totalCount} in all, not ${total}`;
  };
}

/** Each id gives its own organization, or an error in its place. */
export function byIds(known: Known): Operation {
  const all = [...known.values()].flat();
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Organization { nativeId } } }';
  return async (client, random) => {
    const asked = Array.from({ length: 8 }, () => pick(all, random));
    const answer = await client.ask(query, { ids: asked.map(({ id }) => id) });
    const trouble = requestTrouble(answer);
    if (trouble !== null) return trouble;
    const { nodes } = answer.data as { nodes: readonly (Organization | null)[] };
    if (nodes.length !== asked.length) return `${nodes.length} of ${asked.length} ids answered`;
    for (const [index, { id, nativeId }] of asked.entries()) {
      const node = nodes[index];
      if (node ? node.id !== id || node.nativeId !== nativeId : !hasError(answer.errors, ['nodes', index]))
        return `${id} is ${JSON.stringify(node)} without an error`;
    }
    return null;
  };
}

/** The parts of an organization that cost calls of their own. */
export function parts(known: Known): Operation {
  const query = `query ($tiledb: ID!, $guardai: ID!) {
    tiledb: organization(id: $tiledb) { ... on TileDBOrganization { users { username } awsAccessCredentials { name } } }
    guardai: organization(id: $guardai) { ... on GuardAIOrganization { members { id } assets { noises { raw } } } }
  }`;
  const first = (source: string): string => known.get(source)?.[0]?.id ?? '';
  const variables = { tiledb: first('tiledb'), guardai: first('guardai') };
  return async (client) => {
    const answer = await client.ask(query, variables);
    const trouble = requestTrouble(answer);
    if (trouble !== null) return trouble;
    for (const [name, value] of Object.entries(
      answer.data as Record<string, Record<string, unknown> | null>,
    )) {
      const members = value === null ? [[name, null] as const] : Object.entries(value);
      for (const [member, part] of members) {
        const path = value === null ? [name] : [name, member];
        if (part === null && !hasError(answer.errors, path))
          return `${path.join('.')} is null without an error`;
      }
    }
    return null;
  };
}

/** A write is done as asked and read back, or is an error. */
export function rename(known: Known): Operation {
  const query = `mutation ($input: UpdateConfluentOrganizationInput!) {
    updateConfluentOrganization(input: $input) { organization { id displayName } userErrors { code } }
  }`;
  const organizationId = known.get('confluent')?.[0]?.id ?? '';
  return async (client, random) => {
    const displayName = `Soak ${Math.floor(random() * 1e6)}`;
    const answer = await client.ask(query, { input: { organizationId, displayName } });
    const trouble = requestTrouble(answer);
    if (trouble !== null) return trouble;
    const { updateConfluentOrganization: payload } = answer.data as {
      updateConfluentOrganization: {
        organization: { id: string; displayName: string } | null;
        userErrors: readonly unknown[];
      } | null;
    };
    if (!payload?.organization)
      return answer.errors.length > 0 || payload?.userErrors.length ? null : 'neither changed nor an error';
    const { id, displayName: now } = payload.organization;
    return id === organizationId && now === displayName ? null : `"${displayName}" became "${now}"`;
  };
}

/** What no request may get, whatever the vendors do. */
function requestTrouble({ status, data, errors }: Answer): string | null {
  if (status !== 200) return `status ${status}`;
  if (typeof data !== 'object' || data === null) return `no data: ${JSON.stringify(errors)}`;
  const codes = errors.map(({ extensions }) => String(extensions?.['code']));
  const foreign = codes.find((code) => !code.startsWith('UPSTREAM_'));
  return foreign === undefined ? null : `an error ${foreign}`;
}

function hasError(errors: readonly GraphError[], path: readonly (string | number)[]): boolean {
  return errors.some((error) => path.every((part, index) => error.path?.[index] === part));
}
