import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { idOf } from '../resolvers/tiledb/support.ts';
import { ask, codesOf, type Asked } from '../security/asking.ts';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { useSandbox } from '../support/sandbox.ts';
import { until } from '../support/temporary-files.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const sandbox = useSandbox();
const path = useTemporaryFolder();
const running: OrgraphProcess[] = [];
afterEach(async () => {
  for (const orgraph of running.splice(0)) {
    orgraph.signal('SIGKILL');
    await orgraph.exited;
  }
});

/** The real program, configured by a file; the audit log lies beside it. */
async function start(): Promise<OrgraphProcess> {
  const file = path('orgraph.yaml');
  await writeFile(file, JSON.stringify({ sources: sandbox().configuration().sources }));
  const orgraph = await startOrgraph({ ORGRAPH_CONFIG: file });
  running.push(orgraph);
  return orgraph;
}

const acme = idOf('acme-genomics');
const describing = `mutation { updateTileDBOrganization(input: { organizationId: "${acme}", description: "new" }) {
  organization { description } userErrors { message } } }`;
const key = { 'idempotency-key': '"8e03978e-40d5-43e8-bc93-6894a57f9324"' };
const writes = (): number => sandbox().requests({ operationId: 'updateOrganization' }).length;

async function log({ origin }: OrgraphProcess): Promise<unknown> {
  const { data } = await ask(
    origin,
    '{ auditLog { nodes { mutation source outcome answeredAt callCount } } }',
  );
  return (data as { readonly auditLog: { readonly nodes: unknown } }).auditLog.nodes;
}

describe('a process that is killed in the middle of a change', () => {
  it('leaves the change in the audit log as started, and does not do it again for the same key', async () => {
    const first = await start();
    sandbox().addFault({ api: 'tiledb-v1', operationId: 'updateOrganization', kind: 'hang', times: 1 });
    const lost = ask(first.origin, describing, key).catch(() => 'lost');
    await until(() => writes() === 1);
    first.signal('SIGKILL');
    expect(await first.exited).toBeNull();
    expect(await lost).toBe('lost');

    const second = await start();
    expect(await log(second)).toEqual([
      {
        mutation: 'updateTileDBOrganization',
        source: 'tiledb',
        outcome: 'STARTED',
        answeredAt: null,
        callCount: null,
      },
    ]);
    const again = await ask(second.origin, describing, key);
    expect([again.status, codesOf(again)]).toEqual([409, ['IDEMPOTENCY_OUTCOME_UNKNOWN']]);
    expect(writes()).toBe(1);
    expect(codesOf(await ask(second.origin, describing, { 'idempotency-key': 'another' }))).toEqual([]);
    expect(writes()).toBe(2);
  });
});

describe('a process that ends as it is told to', () => {
  it('records the end of a change whose client has left, and has its answer for whoever asks with its key', async () => {
    const first = await start();
    sandbox().addFault({
      api: 'tiledb-v1',
      operationId: 'updateOrganization',
      kind: 'latency',
      ms: 400,
      times: 1,
    });
    const leaving = new AbortController();
    const lost = fetch(`${first.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...key },
      body: JSON.stringify({ query: describing }),
      signal: leaving.signal,
    }).catch(() => 'lost');
    await until(() => writes() === 1);
    leaving.abort();
    expect(await lost).toBe('lost');
    expect(await first.stop()).toBe(0);

    const second = await start();
    expect(await log(second)).toMatchObject([{ outcome: 'SUCCEEDED' }]);
    const again: Asked = await ask(second.origin, describing, key);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.data).toEqual({
      updateTileDBOrganization: { organization: { description: 'new' }, userErrors: [] },
    });
    expect(writes()).toBe(1);
  });
});

describe('a second process with the same audit log', () => {
  it('does not start, and says which key of the configuration names which file', async () => {
    await start();
    await expect(start()).rejects.toThrow(
      `\naudit.file: ${path('orgraph.audit.sqlite')} is in use by another orgraph: each process needs a file of its own`,
    );
  });
});

describe('the sandbox of `npm start`', () => {
  it('has an audit log, and writes it nowhere', async () => {
    const orgraph = await startOrgraph();
    running.push(orgraph);
    await ask(orgraph.origin, describing);
    expect(await log(orgraph)).toMatchObject([{ outcome: 'SUCCEEDED' }]);
    expect(await orgraph.stop()).toBe(0);
    expect(orgraph.output.join('\n')).not.toMatch(/ExperimentalWarning|audit log opened/);
  });
});
