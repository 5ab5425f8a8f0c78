import type { Ask } from './database.ts';
import { auditTables, rules } from './tables.ts';

interface TriggerRow {
  readonly name: string;
  readonly does: string;
  /** Whether it fires for whoever writes. */
  readonly on: boolean;
}

/** What keeps entries as they are, and finds them, can be taken away and put back: what is missing, in words. */
export async function alteredRules(ask: Ask): Promise<readonly string[]> {
  const triggers = await ask<TriggerRow>(
    `SELECT tgname AS name, prosrc AS does, tgenabled IN ('O', 'A') AS on
      FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
      WHERE tgrelid = to_regclass('orgraph_audit_entries')`,
  );
  const indexes = await ask<{ readonly name: string }>(
    `SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE indrelid = to_regclass('orgraph_audit_entries') AND indisvalid`,
  );
  const found = new Set([
    ...triggers.filter(({ name, does, on }) => on && ruleOf(name) === does).map(({ name }) => name),
    ...indexes.map(({ name }) => name),
  ]);
  return [...rules.map(({ name }) => name), ...indexNames]
    .filter((name) => !found.has(name))
    .map((name) => `"${name}" of the database is missing, or not as orgraph made it`);
}

const indexNames = [...auditTables.matchAll(/INDEX (\w+)/g)].flatMap(([, name]) => name ?? []);

function ruleOf(name: string): string | undefined {
  return rules.find((rule) => rule.name === name)?.does;
}
