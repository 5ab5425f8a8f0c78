import { describe, expect, it } from '@jest/globals';
import { useGraphs, useSandboxGraph } from '../support/graph.ts';
import { useStandIns, type Received } from '../support/stand-in.ts';
import { apis, idOf } from './apis.ts';

const vendors = useSandboxGraph({ shared: true });
const startGraph = useGraphs();
const startStandIn = useStandIns();

describe.each(apis)('$api', (contracted) => {
  const { api, source, list, get, signature, token } = contracted;
  const reads = () =>
    vendors.sandbox
      .requests({ api })
      .filter(({ operationId }) => operationId === list || operationId === get);
  const listed = `{ organizations(first: 2, filter: { sources: ["${source}"] }) { nodes { __typename id nativeId } } }`;
  const twoIds = async () => {
    const { data } = await vendors.query<{ organizations: { nodes: { id: string }[] } }>(listed);
    vendors.sandbox.clearRequests();
    return data.organizations.nodes.map(({ id }) => id);
  };

  it('signs every request, and says who asks for what', async () => {
    const [id] = await twoIds();
    await vendors.query(listed);
    await vendors.query('query ($id: ID!) { node(id: $id) { id } }', { id });
    const requests = reads();
    expect(requests).toHaveLength(2);
    for (const { headers, status } of requests) {
      expect(headers[signature.header]).toMatch(signature.value);
      expect(headers).toMatchObject({
        accept: 'application/json',
        'user-agent': expect.stringMatching(/^orgraph\//),
      });
      expect(headers).not.toHaveProperty('content-type');
      expect(status).toBe(200);
    }
  });

  it('is asked once for repeated ids, as fields and in lists', async () => {
    const [id] = await twoIds();
    const { data, errors } = await vendors.query(
      `query ($id: ID!) {
        a: node(id: $id) { id } b: organization(id: $id) { id } c: node(id: $id) { id }
        nodes(ids: [$id, $id, $id]) { id }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ a: { id }, b: { id }, c: { id }, nodes: [{ id }, { id }, { id }] });
    expect(reads().map(({ operationId }) => operationId)).toEqual([get]);
  });

  it('is asked again by the next operation: nothing is kept from one caller for another', async () => {
    const [id] = await twoIds();
    for (let times = 0; times < 2; times += 1)
      await vendors.query('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(reads()).toHaveLength(2);
  });

  it('is not asked in the background', async () => {
    await vendors.query('{ __typename }');
    expect(vendors.sandbox.requests()).toEqual([]);
  });

  it('calls its organizations by its type', async () => {
    const { data } = await vendors.query<{
      organizations: { nodes: { __typename: string; id: string; nativeId: string }[] };
    }>(listed);
    for (const { __typename, id, nativeId } of data.organizations.nodes) {
      expect(__typename).toBe(contracted.typename);
      expect(id).toBe(idOf(contracted, nativeId));
    }
  });

  it('is left alone as soon as the client leaves', async () => {
    const asked = Promise.withResolvers<Received>();
    const vendor = await startStandIn((request) => {
      if (request.path === token?.path) return token.reply;
      asked.resolve(request);
      return { hang: true };
    });
    const entry = vendors.source(source);
    const auth = {
      ...entry.auth,
      ...('tokenUrl' in entry.auth && { tokenUrl: `${vendor.baseUrl}${token?.path ?? ''}` }),
    };
    const graph = await startGraph([{ ...entry, auth, baseUrl: vendor.baseUrl }]);
    const client = new AbortController();
    const answer = graph.query(listed, {}, client.signal).catch((error: unknown) => error);
    const left = (await asked.promise).left();
    client.abort();
    await left;
    expect(await answer).toMatchObject({ name: 'AbortError' });
  });
});
