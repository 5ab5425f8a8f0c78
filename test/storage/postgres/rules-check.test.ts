import { describe, expect, it } from '@jest/globals';
import { verifyAuditDatabase } from '../../../src/storage/postgres/verify-log.ts';
import { usePostgres } from '../../support/postgres-server.ts';
import { addressOf, usePostgresLogs } from './opening.ts';

const database = usePostgres();
const open = usePostgresLogs(database);
const problems = async (address = addressOf(database)) =>
  (await verifyAuditDatabase(address, { key: null, expected: [] })).problems;
const missing = (names: readonly string[]): readonly string[] =>
  names.map((name) => `"${name}" of the database is missing, or not as orgraph made it`);

describe('verifying the rules of the database', () => {
  it('finds that the rules against changes are gone, off or do nothing, and that an index is missing', async () => {
    await open();
    await database.query(`DROP INDEX orgraph_audit_begun; ALTER TABLE orgraph_audit_entries DISABLE TRIGGER orgraph_audit_follow;
      CREATE OR REPLACE FUNCTION orgraph_audit_stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`);
    expect(await problems()).toEqual(
      missing(['orgraph_audit_follow', 'orgraph_audit_stay', 'orgraph_audit_begun']),
    );
  });

  it('finds nothing where they are in a schema of their own', async () => {
    await database.query('CREATE SCHEMA "On audit"');
    const address = addressOf(database, { options: '-c search_path="On\\ audit"' });
    await open({ address });
    expect(await problems(address)).toEqual([]);
  });

  it('finds rules and indexes that have their names alone', async () => {
    await open();
    const on = 'ON orgraph_audit_entries';
    await database.query(`ALTER TABLE orgraph_audit_entries DROP CONSTRAINT orgraph_audit_entries_pkey;
      DROP INDEX orgraph_audit_begun; CREATE INDEX orgraph_audit_begun ${on} (chain, begun) WHERE begun IS NOT NULL;
      DROP TRIGGER orgraph_audit_follow ${on}; DROP TRIGGER orgraph_audit_stay ${on};
      CREATE TRIGGER orgraph_audit_follow BEFORE INSERT ${on} FOR EACH ROW WHEN (false) EXECUTE FUNCTION orgraph_audit_follow();
      CREATE TRIGGER orgraph_audit_stay BEFORE TRUNCATE ${on} EXECUTE FUNCTION orgraph_audit_stay()`);
    expect(await problems()).toEqual(
      missing([
        'orgraph_audit_follow',
        'orgraph_audit_stay',
        'orgraph_audit_entries_pkey',
        'orgraph_audit_begun',
      ]),
    );
  });
});
