import { afterEach, describe, expect, it } from '@jest/globals';
import type { OrganizationModel } from '../../../src/core/source.ts';
import type { OrganizationReadings } from '../../../src/datasources/shared/organization-readings.ts';
import { connectedSource, organizationReads } from '../../../src/datasources/shared/organization-source.ts';
import { connectKeeping } from '../../http/cache/caching-connection.ts';
import { closing, until } from '../../http/events.ts';
import { json, startServer } from '../../http/local-server.ts';
import { failureOf, never } from '../../http/test-connection.ts';
import { identity, organization } from './acme.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

const get: NonNullable<OrganizationReadings<OrganizationModel>['get']> = (id) => ({
  request: { operationId: 'get', method: 'GET', path: '/things/{id}', params: { id } },
  interpret: ({ receivedAt }) => organization(id, receivedAt),
  notFound: () => null,
  keep: 'marked',
});

const readings: OrganizationReadings<OrganizationModel> = {
  pageSize: null,
  references: ({ nativeId }) => [nativeId],
  get,
  page: () => ({
    request: { operationId: 'list', method: 'GET', path: '/things' },
    interpret: ({ receivedAt }) => ({
      organizations: ids.map((id) => organization(id, receivedAt)),
      next: null,
      total: ids.length,
      stale: false,
    }),
    keep: 'marked',
  }),
};

const ids = ['1', '2', '3'];

/** A vendor of three organizations, each read by itself ten seconds ago. `statusOf`: other than 200 as the test says. */
async function start(own: Partial<typeof readings> = {}) {
  const vendor = {
    statusOf: (() => 200) as (path: string) => number,
    /** Those calls wait that are for these paths. */
    holds: (() => false) as (path: string) => boolean,
    held: [] as (() => void)[],
  };
  const server = keep(
    await startServer(({ url }, response) => {
      const status = vendor.statusOf(url);
      const answer = (): void => {
        if (status === 200) json(response, {});
        else response.writeHead(status).end();
      };
      if (vendor.holds(url)) vendor.held.push(answer);
      else answer();
    }),
  );
  const breaker = { minimumCalls: 4, windowMs: 30_000, openMs: 60_000 };
  const connection = keep(connectKeeping(server.origin, {}, { breaker }));
  const source = connectedSource(
    identity,
    connection,
    (opening) => organizationReads(opening, { ...readings, ...own }).source,
  );
  const load = (id: string) => source.open({ signal: never() }).organization(id);
  const loadAll = async () => (await Promise.all(ids.map(load))).map((one) => one?.stale);
  for (const id of ids) await load(id);
  const fresh = (...those: string[]): boolean =>
    those.every((id) => connection.glance(get(id))?.kept === 'fresh');
  connection.pass(10);
  let seen = server.received.length;
  const calls = (): string[] =>
    server.received.slice(seen, (seen = server.received.length)).map(({ url }) => url);
  return { vendor, connection, load, loadAll, fresh, calls };
}

const allStale = [true, true, true];
const ownCalls = ['/things/1', '/things/2', '/things/3'];

describe('organizations that are renewed together', () => {
  it('are renewed one by one while the list fails, which is not asked each time', async () => {
    const { vendor, connection, loadAll, fresh, calls } = await start();
    vendor.statusOf = (path) => (path === '/things' ? 500 : 200);
    expect(await loadAll()).toEqual(allStale);
    await until(() => fresh(...ids));
    expect(calls().sort()).toEqual(['/things', ...ownCalls]);
    connection.pass(10);
    expect(await loadAll()).toEqual(allStale);
    await until(() => fresh(...ids));
    expect(calls().sort()).toEqual(ownCalls);
    expect(connection.status().health.circuit).toBe('CLOSED');
  });

  it('are no longer given when the vendor takes the credentials back', async () => {
    const { vendor, connection, load, loadAll } = await start();
    vendor.statusOf = () => 401;
    expect(await loadAll()).toEqual(allStale);
    await until(() => connection.status().cache.entries === 0);
    expect(await failureOf(load('1'))).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED' });
  });

  it('stay where they were read by themselves, however long the last of them took', async () => {
    const { vendor, connection, loadAll, fresh, calls } = await start();
    vendor.statusOf = (path) => (path === '/things' ? 403 : 200);
    vendor.holds = (path) => path === '/things/3';
    expect(await loadAll()).toEqual(allStale);
    await until(() => fresh('1', '2') && vendor.held.length === 1);
    connection.pass(10);
    vendor.holds = () => false;
    for (const answer of vendor.held) answer();
    await until(() => fresh('3'));
    // Those who waited for the whole batch hear of it in a turn of their own.
    await new Promise(setImmediate);
    calls();
    expect(await loadAll()).toEqual([true, true, false]);
  });

  it('are renewed one by one where the list would tell less of them', async () => {
    const { loadAll, fresh, calls } = await start({ pagesTellLess: true });
    expect(await loadAll()).toEqual(allStale);
    await until(() => fresh(...ids));
    expect(calls().sort()).toEqual(ownCalls);
  });

  it('are counted where they are given, and not once more', async () => {
    const { connection, loadAll } = await start();
    expect(await loadAll()).toEqual(allStale);
    await until(() => connection.glance(readings.page(null))?.kept === 'fresh');
    expect(connection.counts()).toEqual({ MISS: 3, STALE: 3 });
    expect(await loadAll()).toEqual([false, false, false]);
    expect(connection.counts()).toEqual({ MISS: 3, STALE: 3, HIT: 3 });
  });
});
