import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/index.ts';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { startGraph, type ListeningGraph, type SourceInput } from '../support/graph.ts';
import { codesOf } from '../security/asking.ts';
import { until } from '../support/temporary-files.ts';
import { startWaitingVendor, type WaitingVendor } from './waiting-vendor.ts';

let sandbox: Sandbox;
let vendor: WaitingVendor;
let graph: ListeningGraph | undefined;
beforeAll(async () => {
  sandbox = await startSandbox({ strict: true });
});
beforeEach(async () => {
  sandbox.reset();
  vendor = await startWaitingVendor(new URL(source('tiledb').baseUrl).origin);
});
afterEach(async () => {
  await graph?.stop();
  graph = undefined;
  await vendor.stop();
});
afterAll(() => sandbox.stop());

function source(name: string): SourceInput {
  const found = sandbox.configuration().sources.find((one) => one.name === name);
  if (!found) throw new Error(`the sandbox has no source ${name}`);
  return found;
}

async function start(sources: readonly SourceInput[]): Promise<ListeningGraph> {
  return (graph = await startGraph(sources));
}

/** TileDB behind the door, with one of two ways to prove to be the same account. */
const [oldAuth, newAuth] = [
  () => source('tiledb').auth,
  () => ({ type: 'basic', username: 'alice.h', password: 'sandbox-tiledb-password-alice.h' }),
];
const tiledb = (auth: () => SourceInput['auth']): SourceInput => {
  const { pathname } = new URL(source('tiledb').baseUrl);
  return { ...source('tiledb'), baseUrl: vendor.baseUrl + pathname.replace(/^\/$/, ''), auth: auth() };
};
const signatures = (): string[] =>
  vendor.received.map(({ method, headers }) => {
    const isOld = headers['x-tiledb-rest-api-key'] !== undefined;
    return `${method} ${isOld ? 'old' : 'new'}`;
  });

const acme = encodeGlobalId({
  typename: 'TileDBOrganization',
  source: 'tiledb',
  nativeId: '5f1c9a3e-7c1b-4a58-9b0e-2f6f3d0a9c11',
});
const byId = `{ organization(id: "${acme}") { name } }`;
const describing = (text: string): string =>
  `mutation { updateTileDBOrganization(input: { organizationId: "${acme}", description: "${text}" }) {
    organization { description } userErrors { message } } }`;
const names = '{ sources { name } }';
const outOfUse = ({ log }: ListeningGraph): number =>
  log.filter((line) => line.includes('the configuration before is out of use')).length;

describe('credentials for a vendor that are replaced', () => {
  it('sign what begins afterwards; what was under way ends with those it began with', async () => {
    const running = await start([tiledb(oldAuth)]);
    const release = vendor.hold('GET');
    const before = running.query(byId);
    await vendor.arrivals(1);
    const { sources } = await running.reload([tiledb(newAuth)]);
    expect(sources).toEqual({ added: [], removed: [], changed: ['tiledb'], kept: [] });
    const after = running.query(byId);
    await vendor.arrivals(2);
    expect(outOfUse(running)).toBe(0);
    release();
    const expected = { data: { organization: { name: 'acme-genomics' } }, errors: [] };
    expect([await before, await after]).toMatchObject([expected, expected]);
    expect(signatures()).toEqual(['GET old', 'GET new']);
  });

  it('are not those of the second half of a write', async () => {
    const running = await start([tiledb(oldAuth)]);
    const release = vendor.hold('GET');
    const writing = running.query(describing('in two halves'));
    await vendor.arrivals(1);
    await running.reload([tiledb(newAuth)]);
    release();
    expect(await writing).toMatchObject({
      data: { updateTileDBOrganization: { organization: { description: 'in two halves' }, userErrors: [] } },
      errors: [],
    });
    expect(signatures()).toEqual(['GET old', 'PATCH old', 'GET old']);
  });
});

describe('a source that goes', () => {
  it('lets a write end whose client has left', async () => {
    const running = await start([tiledb(oldAuth), source('rockset')]);
    const release = vendor.hold('PATCH');
    const client = new AbortController();
    const writing = running.query(describing('whoever waits'), {}, client.signal);
    await vendor.arrivals(2);
    client.abort();
    await expect(writing).rejects.toThrow('aborted');
    await running.reload([source('rockset')]);
    expect((await running.query(names)).data).toEqual({ sources: [{ name: 'rockset' }] });
    expect(outOfUse(running)).toBe(0);
    release();
    await until(() => outOfUse(running) > 0);
    expect(signatures().slice(0, 2)).toEqual(['GET old', 'PATCH old']);
    const read = await fetch(
      `${source('tiledb').baseUrl.replace(/\/v1$/, '')}/v1/organizations/acme-genomics`,
      {
        headers: { 'x-tiledb-rest-api-key': String(source('tiledb').auth['key']) },
      },
    );
    expect(await read.json()).toMatchObject({ description: 'whoever waits' });
  });

  it('is as if it had never been there, and is there again when it comes back', async () => {
    const [rockset, guardai] = [source('rockset'), source('guardai')];
    const running = await start([source('tiledb'), rockset]);
    const everything = `{ ${byId.slice(1, -1)} node(id: "${acme}") { id } source(name: "tiledb") { name }
      organizations(first: 200) { coverage { source { name } status } } }`;
    const { sources } = await running.reload([guardai, rockset]);
    expect(sources).toEqual({ added: ['guardai'], removed: ['tiledb'], changed: [], kept: ['rockset'] });
    const gone = await running.query(everything);
    expect(codesOf(gone)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
    expect(gone.data).toEqual({
      organization: null,
      node: null,
      source: null,
      organizations: {
        coverage: [
          { source: { name: 'guardai' }, status: 'COMPLETE' },
          { source: { name: 'rockset' }, status: 'COMPLETE' },
        ],
      },
    });
    await running.reload([source('tiledb'), rockset]);
    expect((await running.query(everything)).data).toMatchObject({
      organization: { name: 'acme-genomics' },
      node: { id: acme },
      source: { name: 'tiledb' },
    });
  });
});

describe('a source that stays as it was', () => {
  const health = '{ source(name: "guardai") { health { status latency { p50 } } } }';
  const ask = '{ organizations(filter: { sources: ["guardai"] }) { nodes { id } } }';

  it('keeps its token and what it has learnt, whatever changes beside it', async () => {
    const running = await start([source('guardai'), source('rockset')]);
    await running.query(ask);
    const known = await running.query(health);
    expect(known.data).toMatchObject({ source: { health: { status: 'UP' } } });
    await running.reload([source('tiledb'), source('guardai')], {}, { limits: { depth: 7 } });
    expect((await running.query(health)).data).toEqual(known.data);
    await running.query(ask);
    expect(sandbox.requests({ operationId: 'login' })).toHaveLength(1);
  });

  it('begins anew when anything of it changes', async () => {
    const running = await start([source('guardai')]);
    await running.query(ask);
    await running.reload([{ ...source('guardai'), timeoutMs: 14_000 }]);
    expect((await running.query(health)).data).toMatchObject({ source: { health: { status: 'UNKNOWN' } } });
    await running.query(ask);
    expect(sandbox.requests({ operationId: 'login' })).toHaveLength(2);
  });

  it('gives the files of links that were handed out before', async () => {
    const running = await start([source('guardai')]);
    const files = `{ organizations(filter: { sources: ["guardai"] }) { nodes {
      ... on GuardAIOrganization { files { downloadUrl } } } } }`;
    type Files = { organizations: { nodes: { files: { downloadUrl: string }[] | null }[] } };
    const { data } = await running.query<Files>(files);
    const [file] = data.organizations.nodes.flatMap((node) => node.files ?? []);
    if (!file) throw new Error('the seed has no file');
    const content = await (await fetch(file.downloadUrl)).text();
    await running.reload([source('guardai'), source('rockset')]);
    const after = await fetch(file.downloadUrl);
    expect([after.status, await after.text()]).toEqual([200, content]);
    await running.reload([source('rockset')]);
    expect((await fetch(file.downloadUrl)).status).toBe(404);
  });
});

it('leaves everything alone where nothing is different', async () => {
  const running = await start([source('rockset')]);
  const change = await running.reload([source('rockset')]);
  expect(change.keys).toEqual([]);
  await running.query(names);
  expect(outOfUse(running)).toBe(0);
});

it('has one audit log, whatever the configuration', async () => {
  const running = await start([source('tiledb')]);
  await running.query(describing('before'));
  await running.reload([source('tiledb'), source('rockset')]);
  await running.query(describing('after'));
  await running.reload([source('rockset')]);
  const { data, errors } = await running.query('{ auditLog { nodes { arguments source outcome } } }');
  expect(errors).toEqual([]);
  const entry = (description: string) => ({
    arguments: { input: expect.objectContaining({ description }) },
    source: 'tiledb',
    outcome: 'SUCCEEDED',
  });
  expect(data).toEqual({ auditLog: { nodes: [entry('after'), entry('before')] } });
});
