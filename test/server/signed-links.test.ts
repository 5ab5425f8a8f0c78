import { describe, expect, it } from '@jest/globals';
import { useGraphs, type ListeningGraph } from '../support/graph.ts';
import { useSandbox } from '../support/sandbox.ts';

const sandbox = useSandbox();
const startGraph = useGraphs();
const [one, other, third] = ['1', '2', '3'].map((digit) => digit.repeat(32));
const query = `{ organizationByNativeId(source: "guardai", nativeId: "7") {
  ... on GuardAIOrganization { files { downloadUrl } } } }`;

const start = (...signingKey: readonly (string | undefined)[]): Promise<ListeningGraph> =>
  startGraph(sandbox().configuration().sources, {}, { files: { signingKey } });

/** The path of a link that an instance makes. */
async function linkOf(graph: ListeningGraph): Promise<string> {
  const { data } = await graph.query<{
    organizationByNativeId: { files: readonly { downloadUrl: string }[] };
  }>(query);
  return new URL(data.organizationByNativeId.files[0]?.downloadUrl ?? '').pathname;
}

const statusAt = async ({ address }: ListeningGraph, path: string): Promise<number> =>
  (await fetch(address + path)).status;

describe('a download link', () => {
  it('is good at every instance with the same key, and at no other', async () => {
    const path = await linkOf(await start(one));
    expect(await statusAt(await start(one), path)).toBe(200);
    expect(await statusAt(await start(other), path)).toBe(403);
  });

  it('is good while its key is in the list, and new ones are signed with the first', async () => {
    const before = await linkOf(await start(one));
    const rotated = await start(other, one);
    expect(await statusAt(rotated, before)).toBe(200);
    const after = await linkOf(rotated);
    expect(await statusAt(await start(other), after)).toBe(200);
    expect(await statusAt(await start(one, third), after)).toBe(403);
  });

  it('is still good where a key is configured later, and once that is replaced not', async () => {
    const { sources } = sandbox().configuration();
    const graph = await startGraph(sources);
    const own = await linkOf(graph);
    await graph.reload(sources, {}, { files: { signingKey: one } });
    expect(await statusAt(graph, own)).toBe(200);
    const signed = await linkOf(graph);
    await graph.reload(sources, {}, { files: { signingKey: other } });
    expect([await statusAt(graph, signed), await statusAt(graph, own)]).toEqual([403, 200]);
  });
});
