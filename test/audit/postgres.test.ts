import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/observability/logger.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { verifyAuditDatabase } from '../../src/storage/postgres/verify-log.ts';
import { idOf } from '../resolvers/tiledb/support.ts';
import { ask, codesOf } from '../security/asking.ts';
import { addressOf } from '../storage/postgres/opening.ts';
import { useGraphs, type ListeningGraph } from '../support/graph.ts';
import { startOrgraph, type OrgraphProcess } from '../support/orgraph-process.ts';
import { usePostgres } from '../support/postgres-server.ts';
import { useSandbox } from '../support/sandbox.ts';
import { until } from '../support/temporary-files.ts';
import { useTemporaryFolder } from '../support/temporary-folder.ts';

const sandbox = useSandbox();
const database = usePostgres();
const startGraph = useGraphs();
const path = useTemporaryFolder();
const running: OrgraphProcess[] = [];
afterEach(async () => {
  for (const orgraph of running.splice(0)) {
    orgraph.signal('SIGKILL');
    await orgraph.exited;
  }
});

const describing = (text: string): string =>
  `mutation { updateTileDBOrganization(input: { organizationId: "${idOf('acme-genomics')}", description: "${text}" }) {
    organization { description } userErrors { message } } }`;
const writes = (): number => sandbox().requests({ operationId: 'updateOrganization' }).length;
const verify = () => verifyAuditDatabase(addressOf(database), { key: null, expected: [] });

/** An app as it is in a process, with a storage of its own. */
async function start(): Promise<ListeningGraph> {
  const storage = openStorage(
    { database: addressOf(database), key: null },
    createLogger({ level: 'silent' }),
  );
  await storage.opened;
  return startGraph(sandbox().configuration().sources, {}, {}, { storage });
}

/** The real program, configured by a file. */
async function startProcess(): Promise<OrgraphProcess> {
  const file = path('orgraph.yaml');
  const { sources } = sandbox().configuration();
  await writeFile(file, JSON.stringify({ sources, audit: { url: database.url() } }));
  const orgraph = await startOrgraph({ ORGRAPH_CONFIG: file });
  running.push(orgraph);
  return orgraph;
}

interface Page {
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function page(origin: string, more = 'first: 200'): Promise<Page> {
  const fields = 'chain seq mutation outcome answeredAt arguments';
  const { data } = await ask(
    origin,
    `{ auditLog(${more}) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
  );
  return (data as { readonly auditLog: Page }).auditLog;
}

describe('two instances with one audit log', () => {
  it('write it at the same time, and each reads all of it in one order, page by page', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        ask((index % 2 === 0 ? one : other).address, describing(`${index}`)),
      ),
    );
    expect(answers.flatMap(codesOf)).toEqual([]);
    const { nodes } = await page(one.address);
    expect(nodes).toHaveLength(10);
    expect(new Set(nodes.map(({ chain }) => chain)).size).toBe(2);
    expect(await page(other.address)).toMatchObject({ nodes });

    const paged: unknown[] = [];
    let after = '';
    for (let hasNext = true, turn = 0; hasNext; turn += 1) {
      const { nodes: some, pageInfo } = await page(
        (turn % 2 === 0 ? one : other).address,
        `first: 3${after}`,
      );
      paged.push(...some);
      after = `, after: "${pageInfo.endCursor ?? ''}"`;
      hasNext = pageInfo.hasNextPage;
      await ask(one.address, describing('in between'));
    }
    expect(paged).toEqual(nodes);
    expect(await verify()).toMatchObject({ chains: 2, withoutEnd: 0, problems: [] });
  });
});

describe('an audit log in PostgreSQL that is away', () => {
  it('stops changes before any vendor is asked, and reads go on, until it is back', async () => {
    const { address } = await start();
    await database.server.kill();
    const [refused, read, log] = await Promise.all([
      ask(address, describing('new')),
      ask(address, '{ sources { name } }'),
      ask(address, '{ auditLog { nodes { seq } } }'),
    ]);
    expect([refused.data, codesOf(refused)]).toEqual([
      { updateTileDBOrganization: null },
      ['AUDIT_UNAVAILABLE'],
    ]);
    expect([codesOf(read), codesOf(log)]).toEqual([[], ['AUDIT_UNAVAILABLE']]);
    expect(writes()).toBe(0);
    await database.server.restart();
    expect(codesOf(await ask(address, describing('new')))).toEqual([]);
    expect((await page(address)).nodes).toMatchObject([{ seq: 1, outcome: 'SUCCEEDED' }]);
  });

  it('does not let a process start, which says so without the password', async () => {
    const file = path('orgraph.yaml');
    const { sources } = sandbox().configuration();
    const url = `postgres://ann:Hunter2-Zq8@127.0.0.1:${database.server.port}/gone`;
    await writeFile(file, JSON.stringify({ sources, audit: { url } }));
    const failure = String(await startOrgraph({ ORGRAPH_CONFIG: file }).catch((error: unknown) => error));
    expect(failure).toContain(`audit.url: 127.0.0.1:${database.server.port}/gone does not let this user in`);
    expect(failure).not.toContain('Hunter2');
  });
});

describe('a process that is killed in the middle of a change', () => {
  it('leaves it as started, and the next one begins a chain that tells of its end', async () => {
    const first = await startProcess();
    sandbox().addFault({ api: 'tiledb-v1', operationId: 'updateOrganization', kind: 'hang', times: 1 });
    const lost = ask(first.origin, describing('new')).catch(() => 'lost');
    await until(() => writes() === 1);
    first.signal('SIGKILL');
    expect([await first.exited, await lost]).toEqual([null, 'lost']);

    const second = await start();
    expect((await page(second.address)).nodes).toMatchObject([
      { seq: 1, outcome: 'STARTED', answeredAt: null },
    ]);
    expect(codesOf(await ask(second.address, describing('again')))).toEqual([]);
    const logged = second.log.flatMap((line) =>
      line.includes('mutation recorded') ? [JSON.parse(line) as unknown] : [],
    );
    const verification = await verify();
    expect(verification).toMatchObject({ chains: 2, mutations: 2, withoutEnd: 1, problems: [] });
    // Who keeps the server's log has the heads.
    expect(logged).toMatchObject([{ audit: verification.heads.at(-1) }]);
  });
});
