import { afterEach, describe, expect, it } from '@jest/globals';
import type { OrganizationModel } from '../../../src/core/source.ts';
import { listKnowledge } from '../../../src/datasources/shared/list-knowledge.ts';
import { organizationReader } from '../../../src/datasources/shared/organization-reader.ts';
import { connectedSource, organizationReads } from '../../../src/datasources/shared/organization-source.ts';
import type { OpenSource } from '../../../src/datasources/shared/api.ts';
import type { OrganizationReadings } from '../../../src/datasources/shared/organization-readings.ts';
import { connectKeeping, type CachingConnection } from '../../http/cache/caching-connection.ts';
import { closing, until } from '../../http/events.ts';
import { json, startServer } from '../../http/local-server.ts';
import { never } from '../../http/test-connection.ts';
import { identity, organization } from './acme.ts';

const { keep, closeAll } = closing();
afterEach(closeAll);

const size = 25;
const perPage = 10;

const readings: OrganizationReadings<OrganizationModel> = {
  pageSize: perPage,
  references: ({ nativeId }) => [nativeId],
  get: (id) => ({
    request: { operationId: 'get', method: 'GET', path: '/things/{id}', params: { id } },
    interpret: () => organization(id),
    notFound: () => null,
    keep: 'marked',
  }),
  page: (position) => ({
    request: { operationId: 'list', method: 'GET', path: '/things', query: { from: position ?? '0' } },
    interpret(reply) {
      const { ids, next } = reply.json() as { ids: string[]; next: string | null };
      return { organizations: ids.map((id) => organization(id)), next, total: size, stale: false };
    },
    keep: 'marked',
  }),
};

/** A vendor of 25 organizations, ten to a page; `circular`: its last page leads back to the second. */
async function start({ circular = false, held = false } = {}) {
  const waiting: (() => void)[] = [];
  const server = keep(
    await startServer(({ url }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://acme');
      const answer = (): void => {
        if (pathname !== '/things') {
          if (Number(pathname.split('/')[2]) < size) json(response, {});
          else response.writeHead(404).end();
          return;
        }
        const from = Number(searchParams.get('from'));
        const ids = Array.from({ length: Math.min(perPage, size - from) }, (_, index) =>
          String(from + index),
        );
        const next = from + perPage < size ? String(from + perPage) : null;
        json(response, { ids, next: next ?? (circular ? '10' : null) });
      };
      if (held) waiting.push(answer);
      else answer();
    }),
  );
  const connection = keep(connectKeeping(server.origin));
  const source = connectedSource(
    identity,
    connection,
    (opening) => organizationReads(opening, readings).source,
  );
  let seen = 0;
  return {
    connection,
    waiting,
    /** Calls since it was asked before. */
    calls(): string[] {
      const urls = server.received.map(({ url }) => url.replace('/things', ''));
      return urls.slice(seen, (seen = urls.length));
    },
    operation: () => source.open({ signal: never() }),
  };
}

async function load(
  { operation }: { operation: () => OpenSource },
  ...ids: readonly string[]
): Promise<(string | null)[]> {
  const reader = operation();
  const found = await Promise.all(ids.map((id) => reader.organization(id)));
  return found.map((one) => one && `${one.nativeId}${one.stale ? ' stale' : ''}`);
}

/** Until no call is under way any more. */
async function settled(connection: CachingConnection, ...ids: readonly string[]): Promise<void> {
  const fresh = (): boolean =>
    ids.every((id) => readings.get && connection.glance(readings.get(id))?.kept === 'fresh');
  await until(fresh);
}

describe('organizations that are wanted by id', () => {
  it('are asked for by the plan, and then for as long as they are kept not at all', async () => {
    const acme = await start();
    expect(await load(acme, '1', '2', '12')).toEqual(['1', '2', '12']);
    // The size is learnt with the first page: two more pages are no fewer calls than one GET.
    expect(acme.calls()).toEqual(['?from=0', '/12']);
    expect(await load(acme, '12', '3', '2')).toEqual(['12', '3', '2']);
    expect(acme.calls()).toEqual([]);
  });

  it('are found on the pages that are kept, one after the other, and no further', async () => {
    const acme = await start();
    const reader = acme.operation();
    for (const position of [null, '10', '20']) await reader.organizations(position);
    acme.calls();
    expect(await load(acme, '24')).toEqual(['24']);
    expect(acme.calls()).toEqual([]);
    expect(await load(acme, '25')).toEqual([null]);
    expect(acme.calls()).toEqual(['/25']);
  });

  it('are asked for by GET where the page before them is not kept', async () => {
    const acme = await start();
    await acme.operation().organizations('20');
    acme.calls();
    expect(await load(acme, '24')).toEqual(['24']);
    expect(acme.calls()).toEqual(['/24']);
  });

  it('are taken from where they are fresh, before where they are stale', async () => {
    const acme = await start();
    await load(acme, '1');
    acme.connection.pass(10);
    await acme.operation().organizations(null);
    acme.calls();
    expect(await load(acme, '1')).toEqual(['1']);
    expect(acme.calls()).toEqual([]);
  });

  it('are refreshed by the page that they stand on, where that is stale as well: one call for all', async () => {
    const acme = await start();
    await load(acme, '1', '2', '3');
    acme.connection.pass(10);
    acme.calls();
    expect(await load(acme, '1', '2', '3')).toEqual(['1 stale', '2 stale', '3 stale']);
    await until(() => acme.connection.glance(readings.page(null))?.kept === 'fresh');
    expect(acme.calls()).toEqual(['?from=0']);
  });

  it('do not have a stale page refreshed that they do not stand on', async () => {
    const acme = await start();
    await acme.operation().organizations(null);
    acme.connection.pass(10);
    acme.calls();
    expect(await load(acme, '24')).toEqual(['24']);
    expect(acme.calls()).toEqual(['/24']);
  });

  it('are refreshed by a GET where nobody else wants any, once for all who want it', async () => {
    const acme = await start();
    await load(acme, '24');
    acme.connection.pass(10);
    acme.calls();
    for (let times = 0; times < 5; times += 1) expect(await load(acme, '24')).toEqual(['24 stale']);
    await settled(acme.connection, '24');
    expect(acme.calls()).toEqual(['/24']);
  });

  it('are refreshed by the list where many are wanted at about the same time, each by another operation', async () => {
    const acme = await start();
    const ids = ['1', '5', '11', '15', '21'];
    for (const id of ids) await load(acme, id);
    acme.connection.pass(10);
    acme.calls();
    const stale = await Promise.all(ids.map((id) => load(acme, id)));
    expect(stale).toEqual(ids.map((id) => [`${id} stale`]));
    await settled(acme.connection, '21');
    expect(await load(acme, ...ids)).toEqual(ids);
    // As if one operation wanted them: behind two pages a third is no less than a GET.
    expect(acme.calls()).toEqual(['?from=0', '?from=10', '/21']);
  });

  it('are no end of pages where those lead back to one another', async () => {
    const acme = await start({ circular: true });
    const reader = acme.operation();
    for (const position of [null, '10', '20']) await reader.organizations(position);
    acme.calls();
    expect(await load(acme, '25')).toEqual([null]);
    expect(acme.calls()).toEqual(['/25']);
  });
});

describe('what another operation asks for at the same time', () => {
  it('is waited for: a GET of the same one', async () => {
    const acme = await start({ held: true });
    const first = load(acme, '1');
    await until(() => acme.waiting.length === 1);
    const second = load(acme, '1', '2');
    await until(() => acme.waiting.length === 2);
    for (const answer of acme.waiting) answer();
    expect([await first, await second]).toEqual([['1'], ['1', '2']]);
    expect(acme.calls()).toEqual(['/1', '/2']);
  });

  it('is waited for: the page, even for a single one', async () => {
    const acme = await start({ held: true });
    const reading = acme.operation().organizations(null);
    await until(() => acme.waiting.length === 1);
    const found = load(acme, '1');
    await new Promise(setImmediate);
    acme.waiting[0]?.();
    expect(await found).toEqual(['1']);
    await reading;
    expect(acme.calls()).toEqual(['?from=0']);
  });
});

describe('an organization that an operation knows', () => {
  it('stays known by its id when another has that for a name', async () => {
    const { connection } = await start();
    const named = {
      ...readings,
      references: ({ nativeId, name }: OrganizationModel) => [nativeId, name ?? ''],
    };
    const reader = organizationReader({ identity, connection, signal: never() }, named, listKnowledge());
    reader.know(organization('1'));
    reader.know({ ...organization('2'), name: '1' });
    expect(await reader.load('1')).toEqual(organization('1'));
  });
});
