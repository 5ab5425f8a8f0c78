import type { Ask } from './database.ts';
import { auditTables, rules } from './tables.ts';

interface TriggerRow {
  readonly name: string;
  readonly does: string;
  readonly definition: string;
  /** Whether it fires for whoever writes. */
  readonly on: boolean;
}

/** What keeps entries as they are, and finds them, can be taken away and put back: what is missing, in words. */
export async function alteredRules(ask: Ask): Promise<readonly string[]> {
  const triggers = await ask<TriggerRow>(
    `SELECT tgname AS name, prosrc AS does, pg_get_triggerdef(pg_trigger.oid, true) AS definition,
        tgenabled IN ('O', 'A') AS on
      FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
      WHERE tgrelid = to_regclass('orgraph_audit_entries')`,
  );
  const indexes = await ask<{ readonly definition: string }>(
    `SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index
      WHERE indrelid = to_regclass('orgraph_audit_entries') AND indisvalid`,
  );
  const keepers = new Set(triggers.filter(({ on }) => on).map(triggerText));
  const finders = new Set(indexes.map(({ definition }) => plain(definition)));
  return [
    ...rules.filter((rule) => !keepers.has(triggerText({ ...rule, definition: madeBy(rule) }))),
    ...indexesMade.filter(({ definition }) => !finders.has(plain(definition))),
  ].map(({ name }) => `"${name}" of the database is missing, or not as orgraph made it`);
}

function triggerText({ does, definition }: Pick<TriggerRow, 'does' | 'definition'>): string {
  return `${definition}\n${does}`;
}

function madeBy({ name, when }: (typeof rules)[number]): string {
  return `CREATE TRIGGER ${name} ${when} EXECUTE FUNCTION ${name}()`;
}

/** Without its key, a place in a chain could be taken twice. */
const keyIndex = 'CREATE UNIQUE INDEX orgraph_audit_entries_pkey ON orgraph_audit_entries (chain, seq)';
const indexesMade = [keyIndex, ...(auditTables.match(/CREATE (?:UNIQUE )?INDEX [^;]+/g) ?? [])].map(
  (definition) => ({ name: /INDEX (\w+)/.exec(definition)?.[1] ?? '', definition }),
);

/** PostgreSQL tells the schema and the kind too, and has quotes and brackets where nobody needs them. */
function plain(definition: string): string {
  return definition
    .replace(/ ON .*?orgraph_audit_entries/, '')
    .replaceAll(/ USING btree|["()]/g, '')
    .replaceAll('  ', ' ');
}
