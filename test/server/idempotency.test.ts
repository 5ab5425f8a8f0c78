import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { useRecordedSandbox } from '../audit/recorded-sandbox.ts';
import { idOf } from '../resolvers/tiledb/support.ts';
import { bearer, codesOf, keyEntry, type Asked } from '../security/asking.ts';
import { until } from '../support/temporary-files.ts';

const recorded = useRecordedSandbox();
const acme = idOf('acme-genomics');
const mutation = `mutation ($text: String = "new", $id: ID = "${acme}") {
  updateTileDBOrganization(input: { organizationId: $id, description: $text }) {
    organization { description } userErrors { code message } } }`;
const creating = `mutation ($name: String!) { createTileDBOrganization(input: { source: "tiledb", name: $name }) {
  organization { name } userErrors { code message } } }`;

const header = (key = 'k-1'): Readonly<Record<string, string>> => ({ 'idempotency-key': `"${key}"` });
const change = (text?: string, headers = header()): Promise<Asked> =>
  recorded.ask(mutation, text === undefined ? {} : { text }, headers);
const writes = (operationId = 'updateOrganization'): number =>
  recorded.sandbox.requests({ operationId }).length;
const isReplay = ({ headers }: Asked): boolean => headers.get('idempotency-replayed') === 'true';

/** What a client sees but for headers. */
function seen({ status, data, errors }: Asked): unknown {
  return { status, data, errors };
}

describe('a mutation with an Idempotency-Key', () => {
  it('is run once, and gets the first answer again whenever it comes again', async () => {
    const first = await change('one');
    expect([isReplay(first), first.data]).toEqual([
      false,
      { updateTileDBOrganization: { organization: { description: 'one' }, userErrors: [] } },
    ]);
    await change('other', header('k-2'));
    for (const same of [header(), { 'idempotency-key': 'k-1' }]) {
      const again = await change('one', same);
      expect(isReplay(again)).toBe(true);
      expect(seen(again)).toEqual(seen(first));
    }
    expect(writes()).toBe(2);
    // What is only answered again was not done, so it is not recorded.
    expect(await recorded.entries()).toHaveLength(2);
  });

  it('gets its userErrors again too', async () => {
    const create = (): Promise<Asked> => recorded.ask(creating, { name: 'acme-genomics' }, header());
    const first = await create();
    expect(first.data).toMatchObject({ createTileDBOrganization: { userErrors: [{ code: 'CONFLICT' }] } });
    const again = await create();
    expect(isReplay(again)).toBe(true);
    expect(seen(again)).toEqual(seen(first));
    expect(writes('createOrganization')).toBe(1);
  });

  it.each([
    ['a server error', { kind: 'status', status: 500 }],
    ['a connection that is cut', { kind: 'reset' }],
    ['an answer that cannot be read', { kind: 'truncated' }],
  ] as const)('gets the error of %s again: the vendor may have done it', async (_what, fault) => {
    const operationId = 'createOrganization';
    recorded.sandbox.addFault({ api: 'tiledb-v1', operationId, ...fault, times: 1 });
    const create = (): Promise<Asked> => recorded.ask(creating, { name: 'new-lab' }, header());
    const first = await create();
    expect(codesOf(first)).toEqual([expect.stringMatching(/^UPSTREAM_/)]);
    const again = await create();
    expect(isReplay(again)).toBe(true);
    expect(seen(again)).toEqual(seen(first));
    expect(writes(operationId)).toBe(1);
  });

  it('is done again where nothing was done the first time', async () => {
    const failing = (status: number, ...operations: readonly string[]) => {
      for (const operationId of operations) {
        recorded.sandbox.addFault({ api: 'tiledb-v1', operationId, kind: 'status', status });
      }
      return {};
    };
    const nothings: Readonly<Record<string, () => { readonly query?: string; readonly variables?: object }>> =
      {
        BAD_USER_INPUT: () => ({ variables: { id: 'no id' } }),
        BAD_USER_INPUT_of_variables: () => ({ variables: { text: 5 } }),
        OPERATION_RESOLUTION_FAILURE: () => ({
          query: `${mutation.replace('mutation', 'mutation Change')} query Other { __typename }`,
        }),
        GRAPHQL_VALIDATION_FAILED: () => ({ query: 'mutation { nothing }' }),
        UPSTREAM_RATE_LIMITED: () => failing(429, 'updateOrganization'),
        UPSTREAM_UNAUTHENTICATED: () => failing(401, 'updateOrganization'),
        UPSTREAM_UNAVAILABLE: () => failing(503, 'updateOrganization'),
        UPSTREAM_FORBIDDEN_of_the_read_before: () => failing(403, 'getAllOrganizations', 'getOrganization'),
      };
    await recorded.start();
    for (const [name, prepare] of Object.entries(nothings)) {
      recorded.sandbox.reset();
      const { query = mutation, variables = {} } = prepare();
      const nothing = await recorded.ask(query, variables as Readonly<Record<string, unknown>>, header(name));
      expect([name, codesOf(nothing)]).toEqual([name, [name.replace(/_of_.*/, '')]]);
      recorded.sandbox.reset();
      const done = await change('done', header(name));
      expect([name, isReplay(done), codesOf(done)]).toEqual([name, false, []]);
      expect(isReplay(await change('done', header(name)))).toBe(true);
    }
  });

  it('may have several changes, and is one', async () => {
    const several = `mutation { a: updateTileDBOrganization(input: { organizationId: "${acme}", description: "a" }) { userErrors { message } }
      b: updateTileDBOrganization(input: { organizationId: "no id", description: "b" }) { userErrors { message } } }`;
    const first = await recorded.ask(several, {}, header());
    expect(codesOf(first)).toEqual(['BAD_USER_INPUT']);
    const again = await recorded.ask(several, {}, header());
    expect([isReplay(again), seen(again)]).toEqual([true, seen(first)]);
    expect(writes()).toBe(1);
  });

  it('is refused with 409 while the first one runs', async () => {
    const vendor = await recorded.shutIn();
    await recorded.start();
    const open = vendor.hold('PATCH');
    const first = change('one');
    await vendor.arrivals(2);
    const twins = await Promise.all([change('one'), change('one')]);
    for (const twin of twins) {
      expect([twin.status, codesOf(twin), twin.headers.get('retry-after')]).toEqual([
        409,
        ['IDEMPOTENCY_KEY_IN_USE'],
        '1',
      ]);
    }
    open();
    expect(codesOf(await first)).toEqual([]);
    expect(isReplay(await change('one'))).toBe(true);
    expect(writes()).toBe(1);
  });

  it('of many that come at once, one is run', async () => {
    await recorded.start();
    const answers = await Promise.all(Array.from({ length: 12 }, () => change('one')));
    const [done, refused] = [
      answers.filter(({ status }) => status === 200),
      answers.filter(({ status }) => status === 409),
    ];
    expect(done.length + refused.length).toBe(12);
    expect(done.filter((answer) => !isReplay(answer))).toHaveLength(1);
    expect(writes()).toBe(1);
  });

  it.each([
    ['other variables', mutation, { text: 'two' }],
    ['another document', mutation.replace(' message', ''), { text: 'one' }],
  ])('is refused with 422 with %s', async (_what, query, variables) => {
    await change('one');
    const other = await recorded.ask(query, variables, header());
    expect([other.status, codesOf(other), other.data]).toEqual([422, ['IDEMPOTENCY_KEY_REUSED'], null]);
    expect(writes()).toBe(1);
  });

  it('is another caller’s own', async () => {
    const scopes = ['organizations:write', 'organizations:read'];
    await recorded.start({ auth: { apiKeys: [keyEntry('ann', { scopes }), keyEntry('bea', { scopes })] } });
    const by = (name: string): Promise<Asked> => change('one', { ...header(), ...bearer(name) });
    expect([isReplay(await by('ann')), isReplay(await by('bea')), isReplay(await by('ann'))]).toEqual([
      false,
      false,
      true,
    ]);
    expect(writes()).toBe(2);
  });

  it('gets no answer again that its caller could not have any more', async () => {
    const auth = (...scopes: readonly string[]) => ({ auth: { apiKeys: [keyEntry('ann', { scopes })] } });
    await recorded.start(auth('organizations:write', 'organizations:read'));
    await change('one', { ...header(), ...bearer('ann') });
    await recorded.stop();
    await recorded.start(auth('organizations:write'));
    const again = await change('one', { ...header(), ...bearer('ann') });
    expect([again.status, codesOf(again)]).toEqual([422, ['IDEMPOTENCY_KEY_REUSED']]);
    expect(writes()).toBe(1);
  });

  it('is made whole for a client that leaves and comes back', async () => {
    const vendor = await recorded.shutIn();
    const { address } = await recorded.start();
    const open = vendor.hold('PATCH');
    const leaving = new AbortController();
    const lost = fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...header() },
      body: JSON.stringify({ query: mutation, variables: { text: 'one' } }),
      signal: leaving.signal,
    }).catch(() => 'lost');
    await vendor.arrivals(2);
    leaving.abort();
    expect(await lost).toBe('lost');
    open();
    await until(async () => (await recorded.entries('outcome: SUCCEEDED')).length === 1);
    await until(async () => (await change('one')).status === 200);
    const again = await change('one');
    expect([isReplay(again), codesOf(again), again.data]).toEqual([
      true,
      [],
      { updateTileDBOrganization: { organization: { description: 'one' }, userErrors: [] } },
    ]);
    expect(writes()).toBe(1);
  });

  it('has its answer over a restart, for as long as the configuration says', async () => {
    await recorded.start({ idempotency: { ttlSeconds: 3_600 } });
    const first = await change('one');
    await recorded.stop();
    const again = await change('one');
    expect([isReplay(again), seen(again)]).toEqual([true, seen(first)]);
    await recorded.stop();
    const database = new DatabaseSync(recorded.file());
    database.exec('UPDATE keys SET at = at - 3600 * 1000');
    database.close();
    await recorded.start({ idempotency: { ttlSeconds: 3_600 } });
    expect(isReplay(await change('one'))).toBe(false);
    expect(writes()).toBe(2);
  });

  it.each([
    ['as time goes by', 1, false],
    ['at the next start', 3_600, true],
  ])('has its answer deleted %s, without another mutation', async (_when, ttlSeconds, restarts) => {
    await recorded.start({ idempotency: { ttlSeconds } });
    const { data } = await change('one');
    expect(data).toMatchObject({ updateTileDBOrganization: { userErrors: [] } });
    if (restarts) {
      await recorded.stop();
      const database = new DatabaseSync(recorded.file());
      const { changes } = database.prepare('UPDATE keys SET at = at - ? * 1000').run(ttlSeconds);
      database.close();
      expect(changes).toBe(1);
      await recorded.start({ idempotency: { ttlSeconds } });
    }
    await until(() => {
      const database = new DatabaseSync(recorded.file(), { readOnly: true });
      const left = database.prepare('SELECT 1 FROM keys').all();
      database.close();
      return left.length === 0;
    });
  });

  it('is not run where its key cannot be kept', async () => {
    await recorded.start();
    const other = new DatabaseSync(recorded.file(), { timeout: 5_000 });
    other.exec('BEGIN IMMEDIATE');
    const refused = await change('one');
    other.close();
    expect([refused.status, codesOf(refused), refused.headers.get('retry-after')]).toEqual([
      503,
      ['SERVICE_UNAVAILABLE'],
      '5',
    ]);
    expect(recorded.sandbox.requests()).toEqual([]);
  });

  it.each(['', 'a b', '"a", "b"', `"${'x'.repeat(256)}"`, '"é"'])(
    'is refused where its key is %j',
    async (key) => {
      const refused = await change('one', { 'idempotency-key': Buffer.from(key).toString('latin1') });
      expect([refused.status, codesOf(refused)]).toEqual([400, ['BAD_REQUEST']]);
      expect(recorded.sandbox.requests()).toEqual([]);
    },
  );

  it('is refused with files: nobody could tell whether they are the same', async () => {
    const { address } = await recorded.start();
    const form = new FormData();
    const query =
      'mutation ($file: Upload!) { uploadGuardAIOrganizationFile(input: { organizationId: "x", type: "t", file: $file }) { userErrors { code } } }';
    form.set('operations', JSON.stringify({ query, variables: { file: null } }));
    form.set('map', JSON.stringify({ 0: ['variables.file'] }));
    form.set('0', new Blob(['x']), 'x');
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'graphql-require-preflight': '1', ...header() },
      body: form,
    });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('takes no Idempotency-Key'),
    ]);
  });

  it('whose variables nest deeper than the stack is long is refused', async () => {
    const { address } = await recorded.start();
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...header() },
      body: `{"query":${JSON.stringify(mutation)},"variables":{"deep":${deep}}}`,
    });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('nested too deeply'),
    ]);
  });
});

describe('a query with an Idempotency-Key', () => {
  it('is answered as ever, whatever the key', async () => {
    for (const key of ['"k-1"', '"k-1"', 'a b']) {
      const answer = await recorded.ask('{ sources { name } }', {}, { 'idempotency-key': key });
      expect([answer.status, codesOf(answer), isReplay(answer)]).toEqual([200, [], false]);
    }
  });
});
