import { describe, expect, it } from '@jest/globals';
import { hashOf } from '../../../src/audit/chain.ts';
import { verifyAuditDatabase, type ChainLink } from '../../../src/storage/postgres/verify-log.ts';
import { register } from '../../../src/storage/postgres/tables.ts';
import { usePostgres } from '../../support/postgres-server.ts';
import { begun, ended } from '../events.ts';
import { addressOf, usePostgresLogs } from './opening.ts';
import { tamperer } from './tamperer.ts';

const database = usePostgres();
const open = usePostgresLogs(database);
const key = 'a key of at least 32 characters …';

interface Written {
  readonly one: string;
  readonly other: string;
  /** The last entries of the register and of the other; the register tells of the one. */
  readonly heads: readonly ChainLink[];
}

/** Two chains of five entries, one after the other: two mutations with an end, and one without. */
async function write(seal: string | null = null): Promise<Written> {
  const [one, other] = [await writeChain(seal), await writeChain(seal)];
  return { one, other, heads: (await verify()).heads };
}

async function writeChain(seal: string | null): Promise<string> {
  const log = await open({ key: seal });
  for (const seq of [1, 3]) {
    await log.append(begun());
    await log.append(ended(seq));
  }
  const { chain = '' } = await log.append(begun());
  return chain;
}

const verify = (options: { readonly key?: string; readonly expected?: readonly ChainLink[] } = {}) =>
  verifyAuditDatabase(addressOf(database), { key: null, expected: [], ...options });
const problems = async (options?: Parameters<typeof verify>[0]) => (await verify(options)).problems;

const { tamper, hashAnew } = tamperer(database);

describe('verifying the chains in PostgreSQL', () => {
  it('finds nothing where all is as it was written, and tells the heads that nothing else tells of', async () => {
    const { other, heads } = await write();
    expect(await verify({ expected: heads })).toEqual({
      chains: 2,
      entries: 12,
      mutations: 6,
      withoutEnd: 2,
      sealed: false,
      heads: [
        { chain: 'register', seq: 2, hash: expect.stringMatching(/^[\da-f]{64}$/) },
        { chain: other, seq: 5, hash: expect.stringMatching(/^[\da-f]{64}$/) },
      ],
      problems: [],
    });
    await open();
    expect((await verify()).heads).toMatchObject([{ chain: 'register', seq: 3 }]);
  });

  it.each([
    ['a caller was changed', `body = replace(body, 'dashboard', 'x')`, 3, 'was changed'],
    ['a column was changed', `caller = 'x'`, 3, 'has a column "caller" that does not say what its body says'],
    ['an entry was put elsewhere among the others', 'position = 1000', 4, 'has a position before its turn'],
  ])('finds that %s', async (_what, change, seq, problem) => {
    const { one } = await write();
    await tamper('ALTER TABLE orgraph_audit_entries ALTER position DROP IDENTITY');
    await tamper(`UPDATE orgraph_audit_entries SET ${change} WHERE chain = '${one}' AND seq = 3`);
    expect(await problems()).toContain(`chain ${one}: entry ${seq} ${problem}`);
  });

  it('finds that an entry was taken out, or entries were exchanged', async () => {
    const { one, other } = await write();
    await tamper(`DELETE FROM orgraph_audit_entries WHERE chain = '${one}' AND seq = 2`);
    expect(await problems()).toEqual([`chain ${one}: entry 2 is missing`]);
    await tamper(
      [
        [3, 100],
        [5, 3],
        [100, 5],
      ]
        .map(
          ([from, to]) =>
            `UPDATE orgraph_audit_entries SET seq = ${to} WHERE chain = '${other}' AND seq = ${from}`,
        )
        .join(';'),
    );
    expect(await problems()).toContain(`chain ${other}: entry 3 was written as entry 5`);
  });

  it('finds an entry that was changed together with all hashes behind it, by what the register has seen', async () => {
    const { one } = await write();
    await tamper(
      `UPDATE orgraph_audit_entries SET body = replace(body, 'r-1', 'r-2') WHERE chain = '${one}' AND seq = 3`,
    );
    await hashAnew(one, 3);
    expect(await problems()).toEqual([`chain ${one}: entry 5 is not the one that is expected`]);
  });

  it('finds that the end of a chain was cut off, as soon as another one was opened after it', async () => {
    const { one, other, heads } = await write();
    for (const chain of [one, other]) {
      await tamper(`DELETE FROM orgraph_audit_entries WHERE chain = '${chain}' AND seq > 3`);
    }
    const cut = 'the log ends with entry 3, but has had 5: the last ones are missing';
    expect(await problems()).toEqual([`chain ${one}: ${cut}`]);
    expect((await problems({ expected: heads })).toSorted()).toEqual(
      [`chain ${one}: ${cut}`, `chain ${other}: ${cut}`].toSorted(),
    );
  });

  it('finds that a whole chain was removed', async () => {
    const { one } = await write();
    await tamper(`DELETE FROM orgraph_audit_entries WHERE chain = '${one}'`);
    expect(await problems()).toEqual([
      `chain ${one}: the log ends with entry 0, but has had 5: the last ones are missing`,
    ]);
    await tamper(`DELETE FROM orgraph_audit_entries WHERE opens = '${one}'`);
    expect(await problems()).toEqual(['register: entry 1 is missing']);
  });

  it('finds that the latest chain was removed together with its opening by a head alone', async () => {
    const { other, heads } = await write();
    await tamper(`DELETE FROM orgraph_audit_entries WHERE chain = '${other}' OR opens = '${other}'`);
    expect(await problems()).toEqual([]);
    expect(await problems({ expected: heads.filter(({ chain }) => chain === 'register') })).toEqual([
      'register: the log ends with entry 1, but has had 2: the last ones are missing',
    ]);
    expect(await problems({ expected: heads.filter(({ chain }) => chain === other) })).toEqual([
      `chain ${other}: is not in the register, but was`,
    ]);
  });

  it('finds a chain that was put in, or moved to another opening', async () => {
    const { one } = await write();
    const invented = '11111111-2222-4333-8444-555555555555';
    await tamper(`UPDATE orgraph_audit_entries SET chain = '${invented}' WHERE chain = '${one}'`);
    expect((await problems()).toSorted()).toEqual(
      [
        `chain ${invented}: is not in the register: it was put in, or the register’s end was cut off`,
        `chain ${one}: the log ends with entry 0, but has had 5: the last ones are missing`,
      ].toSorted(),
    );
  });

  it('finds by the key what was written without it, in any chain and the register', async () => {
    const { one } = await write(key);
    expect(await verify({ key })).toMatchObject({ sealed: true, problems: [] });
    await tamper(
      `UPDATE orgraph_audit_entries SET seal = NULL WHERE seq = 5 OR chain = '${register}' AND seq = 1`,
    );
    expect(await problems({ key })).toEqual(
      expect.arrayContaining(['register: entry 1 is not sealed', `chain ${one}: entry 5 is not sealed`]),
    );
    expect((await problems({ key: `${key}x` }))[0]).toBe('register: entry 1 is not sealed');
  });

  it('finds an entry that was put before all others', async () => {
    await write();
    const [body, previous] = [JSON.stringify({ seq: -5, ...begun() }), '0'.repeat(64)];
    await tamper(`INSERT INTO orgraph_audit_entries (chain, seq, body, previous, hash, at)
      VALUES ('${register}', -5, '${body.replaceAll("'", "''")}', '${previous}', '${hashOf(previous, body)}', '')`);
    expect(await problems()).toContain('register: entries -4 to 0 are missing');
  });

  it('bears whatever somebody has written as a register', async () => {
    const { one } = await write();
    for (const body of [
      '7',
      '{"event":"opened"}',
      '{"event":"opened","chain":{},"heads":[null,7,{"chain":"x"}]}',
      'x',
    ]) {
      await tamper(`UPDATE orgraph_audit_entries SET body = '${body}' WHERE opens = '${one}'`);
      expect(await problems()).toContain('register: entry 1 was changed');
    }
  });

  it('says of a database without an audit log that it has none', async () => {
    await expect(verify()).rejects.toThrow('has no audit log');
  });
});
