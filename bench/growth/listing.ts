import { cpuSeconds, mostDuring, residentBytes } from '../process-figures.ts';

/** What it took to list everything, page by page. Bytes and seconds. */
export interface Listing {
  readonly pages: number;
  readonly calls: number;
  readonly seconds: number;
  readonly cpu: number;
  /** Of memory, that the server held before and at most meanwhile. */
  readonly before: number;
  readonly most: number;
}

export interface Listed {
  /** Of the server. */
  readonly origin: string;
  readonly pid: number;
  /** Of the sandbox. */
  readonly controlUrl: string;
}

const query = `query ($after: String) {
  organizations(first: 200, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id nativeId name createdAt updatedAt source { name } }
    coverage { status error { code } }
  }
}`;

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly { readonly nativeId: string }[];
}

/** Asks for page after page until there is none. Throws where it does not meet each of `expected` organizations once. */
export async function listAll({ origin, pid, controlUrl }: Listed, expected: number): Promise<Listing> {
  const callsBefore = await lastCall(controlUrl);
  const [before, cpuBefore, since] = [await residentBytes(pid), await cpuSeconds(pid), performance.now()];
  const seen = new Set<string>();
  let pages = 0;
  const most = await mostDuring(pid, async () => {
    for (let after: string | null = null, goesOn = true; goesOn; pages += 1) {
      const { nodes, pageInfo } = await readPage(origin, after);
      for (const { nativeId } of nodes) seen.add(nativeId);
      goesOn = pageInfo.hasNextPage;
      after = pageInfo.endCursor;
      if (goesOn && nodes.length === 0) throw new Error('A page is empty, but the list goes on.');
    }
  });
  const seconds = (performance.now() - since) / 1_000;
  const cpu = (await cpuSeconds(pid)) - cpuBefore;
  if (seen.size !== expected) throw new Error(`There are ${expected} organizations, and ${seen.size} came.`);
  const calls = (await lastCall(controlUrl)) - callsBefore;
  return { pages, calls, seconds, cpu, before, most };
}

async function readPage(origin: string, after: string | null): Promise<Page> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { after } }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: { organizations: Page }; errors?: unknown };
  if (!data || errors !== undefined || !text.includes('"COMPLETE"')) throw new Error(text.slice(0, 1_000));
  return data.organizations;
}

/** The number of the last call that the sandbox saw. */
async function lastCall(controlUrl: string): Promise<number> {
  const calls = (await (await fetch(new URL('requests', controlUrl))).json()) as readonly { id: number }[];
  return calls.at(-1)?.id ?? 0;
}
