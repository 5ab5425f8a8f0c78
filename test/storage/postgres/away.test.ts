import { describe, expect, it } from '@jest/globals';
import type { RecordedLink } from '../../../src/audit/store.ts';
import type { PostgresLog } from '../../../src/storage/postgres/postgres-log.ts';
import { verifyAuditDatabase } from '../../../src/storage/postgres/verify-log.ts';
import { usePostgres } from '../../support/postgres-server.ts';
import { begun, ended } from '../events.ts';
import { useDeafProxies } from './deaf-proxy.ts';
import { addressOf, usePostgresLogs } from './opening.ts';

const database = usePostgres();
const open = usePostgresLogs(database);
const startProxy = useDeafProxies();

const verify = () => verifyAuditDatabase(addressOf(database), { key: null, expected: [] });
/** Once, and not again. */
const impatient = { open: 10_000, append: 90 };

describe('a server that is away', () => {
  it('is waited for, and what was to be written is written once', async () => {
    const log = await open();
    await log.append(begun());
    await database.server.kill();
    const waiting = [log.append(ended(1)), log.append(begun({ mutation: 'second' }))];
    await database.server.restart();
    expect((await Promise.all(waiting)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await verify()).toMatchObject({ entries: 4, mutations: 2, problems: [] });
  });

  it('is waited for only so long, by all together, and then nothing is written', async () => {
    const log = await open({ patienceMs: { open: 10_000, append: 300 } });
    await database.server.kill();
    const started = performance.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => log.append(begun())));
    expect(performance.now() - started).toBeLessThan(3_000);
    for (const outcome of outcomes) {
      expect(String('reason' in outcome && outcome.reason)).toMatch(
        /^StorageError: audit\.url: 127\.0\.0\.1:\d+\/test\d+ (?:cannot be reached \(ECONNREFUSED\)|did not answer in time)$/,
      );
    }
    await expect(log.page({ first: 1 })).rejects.toThrow('cannot be reached');
    await database.server.restart();
    expect(await log.append(begun())).toMatchObject({ seq: 1 });
  });

  it('is waited for when a process starts, too', async () => {
    await database.server.kill();
    const opening = open();
    await database.server.restart();
    expect((await (await opening).opened).registered.seq).toBe(1);
    await database.server.kill();
    await expect(open({ patienceMs: { open: 300, append: 0 } })).rejects.toThrow(
      'cannot be reached (ECONNREFUSED)',
    );
    await database.server.restart();
  });

  it('loses nothing that it has taken, however often it is killed under load', async () => {
    const logs = await Promise.all([open(), open(), open()]);
    const written: RecordedLink[] = [];
    let isOver = false;
    const load = async (log: PostgresLog): Promise<void> => {
      while (!isOver) {
        const link = await log.append(begun());
        written.push(link, await log.append(ended(link.seq)));
      }
    };
    const running = logs.map(load);
    for (let turn = 1; turn <= 3; turn += 1) {
      while (written.length < turn * 200) await new Promise(setImmediate);
      await database.server.restart();
    }
    const count = written.length;
    while (written.length < count + 50) await new Promise(setImmediate);
    isOver = true;
    await Promise.all(running);
    const expected = written.map(({ chain = '', seq, hash }) => ({ chain, seq, hash }));
    const verification = await verifyAuditDatabase(addressOf(database), { key: null, expected });
    expect(verification).toMatchObject({ chains: 3, withoutEnd: 0, problems: [] });
    expect(verification.entries).toBe(written.length + 3);
  });
});

describe('an entry whose answer is lost', () => {
  it('is found, and not written twice', async () => {
    const proxy = await startProxy(database.server.port);
    const log = await open({ address: addressOf(database, { port: proxy.port }) });
    const lost = proxy.loseAnswerTo('INSERT INTO');
    const appending = log.append(begun());
    await lost;
    proxy.heal();
    expect(await appending).toMatchObject({ seq: 1 });
    expect(await log.append(ended(1))).toMatchObject({ seq: 2 });
    expect(await verify()).toMatchObject({ entries: 3, mutations: 1, withoutEnd: 0, problems: [] });
  });

  it('and was of a mutation that was refused for it, says so at last', async () => {
    const proxy = await startProxy(database.server.port);
    const log = await open({ address: addressOf(database, { port: proxy.port }), patienceMs: impatient });
    const lost = proxy.loseAnswerTo('INSERT INTO');
    const refused = log.append(begun({ mutation: 'refused' }));
    const refusal = expect(refused).rejects.toThrow('audit.url');
    await lost;
    proxy.heal();
    await refusal;
    expect(await log.append(begun({ mutation: 'next' }))).toMatchObject({ seq: 3 });
    expect((await log.page({ first: 5 })).entries).toMatchObject([
      { begun: { mutation: 'next' }, ended: null },
      {
        begun: { mutation: 'refused' },
        ended: { outcome: 'FAILED', errorCode: 'AUDIT_UNAVAILABLE', callCount: 0 },
      },
    ]);
    expect(await verify()).toMatchObject({ problems: [] });
  });

  it('leaves the chain as it is where it was an end', async () => {
    const proxy = await startProxy(database.server.port);
    const log = await open({ address: addressOf(database, { port: proxy.port }), patienceMs: impatient });
    await log.append(begun());
    const lost = proxy.loseAnswerTo('INSERT INTO');
    const refusal = expect(log.append(ended(1))).rejects.toThrow('audit.url');
    await lost;
    proxy.heal();
    await refusal;
    expect(await log.append(begun())).toMatchObject({ seq: 3 });
    expect(await verify()).toMatchObject({ entries: 4, withoutEnd: 1, problems: [] });
  });
});

describe('a server that does not answer', () => {
  it('is not waited for for ever, and readers are served meanwhile', async () => {
    const log = await open({ patienceMs: impatient });
    await log.append(begun());
    const others = database.query(
      'BEGIN; LOCK TABLE orgraph_audit_entries IN EXCLUSIVE MODE; SELECT pg_sleep(4); COMMIT',
    );
    const isLocked = async () =>
      (
        await database.query(
          `SELECT FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = 'orgraph_audit_entries'::regclass`,
        )
      ).length > 0;
    while (!(await isLocked()));
    const refusal = expect(log.append(ended(1))).rejects.toThrow('did not answer in time');
    expect((await log.page({ first: 1 })).entries).toHaveLength(1);
    await refusal;
    await others;
    expect(await log.append(ended(1))).toMatchObject({ seq: 2 });
  });
});
