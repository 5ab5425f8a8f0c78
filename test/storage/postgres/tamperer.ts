import { hashOf } from '../../../src/audit/chain.ts';
import type { TestDatabase } from '../../support/postgres-server.ts';

/** What somebody can do who owns the table. */
export function tamperer(database: Pick<TestDatabase, 'query'>) {
  /** As somebody would who owns the table. */
  async function tamper(sql: string): Promise<void> {
    await database.query('ALTER TABLE orgraph_audit_entries DISABLE TRIGGER USER');
    await database.query(sql);
    await database.query('ALTER TABLE orgraph_audit_entries ENABLE TRIGGER USER');
  }

  /** Gives entries of a chain the hashes that they must have, from one on. */
  async function hashAnew(chain: string, from: number): Promise<void> {
    const rows = await database.query(
      `SELECT seq, body, previous FROM orgraph_audit_entries WHERE chain = '${chain}' AND seq >= ${from} ORDER BY seq`,
    );
    let previous = String(rows[0]?.['previous']);
    for (const { seq, body } of rows) {
      const hash = hashOf(previous, String(body));
      await tamper(
        `UPDATE orgraph_audit_entries SET previous = '${previous}', hash = '${hash}' WHERE chain = '${chain}' AND seq = ${String(seq)}`,
      );
      previous = hash;
    }
  }

  return { tamper, hashAnew };
}
