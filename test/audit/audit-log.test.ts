import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../src/core/ids.ts';
import { verifyAuditFile } from '../../src/storage/audit-file.ts';
import { idOf } from '../resolvers/tiledb/support.ts';
import { upload } from '../resolvers/guardai/file-uploads.ts';
import { bearer, codesOf, keyEntry } from '../security/asking.ts';
import { until } from '../support/temporary-files.ts';
import { useRecordedSandbox } from './recorded-sandbox.ts';

const recorded = useRecordedSandbox();
const acme = idOf('acme-genomics');
const describing = `mutation ($text: String = "new", $id: ID = "${acme}") {
  updateTileDBOrganization(input: { organizationId: $id, description: $text }) {
    organization { description } userErrors { message } } }`;

describe('the audit log', () => {
  it('says who asked for what, what was asked of the vendor, and what became of it', async () => {
    const { headers } = await recorded.ask(describing, { text: 'Ünï 🧬' }, { 'idempotency-key': '"k-1"' });
    const asked = recorded.sandbox.requests().map(({ operationId }) => operationId);
    const [entry, ...others] = await recorded.entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      seq: 1,
      mutation: 'updateTileDBOrganization',
      source: 'tiledb',
      arguments: { input: { organizationId: acme, description: 'Ünï 🧬' } },
      outcome: 'SUCCEEDED',
      errorCode: null,
      userErrors: [],
      caller: { name: 'local', kind: 'LOCAL', authenticated: false },
      requestId: headers.get('x-request-id'),
      idempotencyKey: expect.stringMatching(/^[\da-f]{64}$/),
    });
    // What the payload reads back comes afterwards.
    expect(entry?.calls.map(({ operationId }) => operationId)).toEqual(asked.slice(0, entry?.callCount ?? 0));
    expect(entry?.calls.at(-1)).toMatchObject({
      source: 'tiledb',
      operationId: 'updateOrganization',
      status: 204,
    });
  });

  it('says by which code and field a change was refused, in nobody’s words', async () => {
    await recorded.ask(
      `mutation { createTileDBOrganization(input: { source: "tiledb", name: "acme-genomics" }) { userErrors { message } } }`,
    );
    const [entry] = await recorded.entries();
    expect(entry).toMatchObject({
      outcome: 'REJECTED',
      errorCode: null,
      userErrors: [{ code: 'CONFLICT', field: ['name'] }],
    });
    expect(entry?.calls).toMatchObject([
      { status: 409, errorCode: 'UPSTREAM_REJECTED', requestId: expect.any(String) },
    ]);
  });

  it('says why a change failed', async () => {
    recorded.sandbox.addFault({
      api: 'tiledb-v1',
      operationId: 'updateOrganization',
      kind: 'status',
      status: 500,
    });
    await recorded.ask(describing);
    await recorded.ask(describing, { id: 'no id' });
    expect(await recorded.entries('outcome: FAILED')).toMatchObject([
      { source: null, errorCode: 'BAD_USER_INPUT', callCount: 0 },
      { source: 'tiledb', errorCode: 'UPSTREAM_UNAVAILABLE', calls: [{}, { status: 500 }] },
    ]);
  });

  it('has nothing of what a caller may not do', async () => {
    const auth = { apiKeys: [keyEntry('reader'), keyEntry('chief', { scopes: ['admin'] })] };
    await recorded.start({ auth });
    expect(codesOf(await recorded.ask(describing, {}, bearer('reader')))).toEqual(['FORBIDDEN']);
    expect(codesOf(await recorded.ask('{ auditLog { nodes { seq } } }', {}, bearer('reader')))).toEqual([
      'FORBIDDEN',
    ]);
    const { data } = await recorded.ask('{ auditLog { nodes { seq } } }', {}, bearer('chief'));
    expect(data).toEqual({ auditLog: { nodes: [] } });
  });

  it('holds no secret of any input, in no byte of its file, nor does the server’s log', async () => {
    const graph = await recorded.start();
    const planted = 'PLANTED/k7+bPx"Rfi&CY<EXAMPLE>\\KEY';
    for (const [mutation, name] of [
      ['addTileDBAwsAccessCredentials', 'fresh'],
      ['updateTileDBAwsAccessCredentials', 'acme-prod'],
    ] as const) {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
      const { data } = await recorded.ask(
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { awsAccessCredential { name } userErrors { message } } }`,
        { input: { organizationId: acme, name, secretAccessKey: planted } },
        { 'idempotency-key': `key-of-${mutation}` },
      );
      expect(JSON.stringify(data)).toContain('"userErrors":[]');
    }
    const [entry] = await recorded.entries();
    expect(entry?.arguments).toEqual({
      input: { organizationId: acme, name: 'acme-prod', secretAccessKey: '[secret]' },
    });
    const written = ['', '-wal'].map((end) => readFileSync(recorded.file() + end, 'latin1')).join('');
    expect(written).toContain('acme-prod');
    // A part without a character that anybody would escape.
    expect(written).not.toContain('k7+bPx');
    expect(written).not.toContain('key-of-');
    expect(graph.log.join('')).not.toContain('k7+bPx');
  });

  it('has the name and the type of a file, and none of its bytes', async () => {
    const { address } = await recorded.start();
    const organizationId = encodeGlobalId({
      typename: 'GuardAIOrganization',
      source: 'guardai',
      nativeId: '7',
    });
    const file = { bytes: '{"PLANTED": 1}', name: 'Ünï.json', type: 'application/json' };
    await upload(address, { input: { organizationId, type: 'classmapping' }, file });
    expect(await recorded.entries()).toMatchObject([
      {
        mutation: 'uploadGuardAIOrganizationFile',
        outcome: 'SUCCEEDED',
        arguments: { input: { organizationId, file: { name: 'Ünï.json', contentType: 'application/json' } } },
      },
    ]);
    expect(readFileSync(`${recorded.file()}-wal`, 'latin1')).not.toContain('PLANTED');
  });

  it('has the end of a change whose client left in the middle', async () => {
    const vendor = await recorded.shutIn();
    const graph = await recorded.start();
    const open = vendor.hold('PATCH');
    const leaving = new AbortController();
    const answer = graph.query(describing, {}, leaving.signal).catch(() => 'left');
    await vendor.arrivals(2);
    expect(await recorded.entries()).toMatchObject([
      { outcome: 'STARTED', answeredAt: null, callCount: null },
    ]);
    leaving.abort();
    expect(await answer).toBe('left');
    open();
    await until(async () => (await recorded.entries('outcome: SUCCEEDED')).length === 1);
  });

  it('has the end of a change that took longer than its operation had', async () => {
    const vendor = await recorded.shutIn();
    await recorded.start({ limits: { operationTimeoutMs: 300 } });
    const open = vendor.hold('PATCH');
    expect(codesOf(await recorded.ask(describing))).toEqual(['UPSTREAM_TIMEOUT']);
    open();
    expect(await recorded.entries()).toMatchObject([{ outcome: 'FAILED', errorCode: 'UPSTREAM_TIMEOUT' }]);
  });

  it('goes on over a restart, and is as it was written', async () => {
    await recorded.ask(describing, { text: 'one' });
    await recorded.stop();
    await recorded.ask(describing, { text: 'two' });
    expect((await recorded.entries()).map(({ seq }) => seq)).toEqual([3, 1]);
    expect(verifyAuditFile(recorded.file(), { key: null, expected: [] })).toMatchObject({
      entries: 4,
      problems: [],
    });
  });

  it('is not there where the configuration wants none', async () => {
    await recorded.start({ audit: false });
    expect((await recorded.ask(describing)).data).toMatchObject({
      updateTileDBOrganization: { userErrors: [] },
    });
    expect(codesOf(await recorded.ask('{ auditLog { nodes { seq } } }'))).toEqual(['NOT_FOUND']);
  });
});

describe('an audit log that cannot be written', () => {
  function lockOut(): () => void {
    const other = new DatabaseSync(recorded.file(), { timeout: 5_000 });
    other.exec('BEGIN IMMEDIATE');
    return () => {
      other.close();
    };
  }

  it('stops the change before any vendor is asked, and reads go on', async () => {
    await recorded.start();
    const release = lockOut();
    const [refused, read] = await Promise.all([
      recorded.ask(describing),
      recorded.ask('{ sources { name } }'),
    ]);
    release();
    expect(refused.data).toEqual({ updateTileDBOrganization: null });
    expect(codesOf(refused)).toEqual(['AUDIT_UNAVAILABLE']);
    expect(recorded.sandbox.requests()).toEqual([]);
    expect(read.errors).toEqual([]);
    expect(codesOf(await recorded.ask(describing))).toEqual([]);
    expect(await recorded.entries()).toMatchObject([{ seq: 1, outcome: 'SUCCEEDED' }]);
  });

  it('any more after the change is logged loudly, and the answer goes out', async () => {
    const vendor = await recorded.shutIn();
    const graph = await recorded.start();
    const open = vendor.hold('PATCH');
    const answer = recorded.ask(describing, { text: 'done' });
    await vendor.arrivals(2);
    const release = lockOut();
    open();
    expect((await answer).data).toMatchObject({
      updateTileDBOrganization: { organization: { description: 'done' } },
    });
    release();
    expect(await recorded.entries()).toMatchObject([{ outcome: 'STARTED' }]);
    const loud = graph.log.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(loud.filter(({ level }) => level === 'error')).toMatchObject([
      {
        msg: 'the outcome of a mutation is not in the audit log',
        begun: 1,
        outcome: 'SUCCEEDED',
        source: 'tiledb',
      },
    ]);
  });
});
