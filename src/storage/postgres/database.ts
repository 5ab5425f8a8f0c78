import type { ClientBase, Pool } from 'pg';
import type { PostgresAddress } from './address.ts';

/** Runs one statement; each is done, or not, by itself. */
export type Ask = <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export interface Database {
  /** On one connection of its own, which is made when it is wanted. */
  readonly ask: Ask;
  /** All that `work` asks is done, or nothing. */
  transaction<Result>(begin: string, work: (ask: Ask) => Promise<Result>): Promise<Result>;
  /** Does not wait for a server that is away. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at the same time; who comes later waits. */
  readonly connections: number;
  /** Milliseconds that one statement may take. */
  readonly statementMs: number;
}

/** Milliseconds in which there must be a connection, a free one included. */
const connectMs = 2_000;
/** How much longer than the server itself a statement is waited for: then nobody answers any more. */
const slackMs = 500;
const closeMs = 1_000;
/** A new connection takes longer than an entry. */
const idleMs = 60_000;

/** Nothing is connected yet. The driver is loaded only here. */
export async function openDatabase(
  address: PostgresAddress,
  { connections, statementMs }: DatabaseOptions,
): Promise<Database> {
  const { default: pg } = await import('pg');
  const { host, port, user, password, database, options, tls } = address;
  const pool = new pg.Pool({
    host,
    port,
    user,
    database,
    ...(password !== null && { password }),
    ...(options !== null && { options }),
    ssl: tls ?? false,
    application_name: 'orgraph',
    max: connections,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs + slackMs,
    keepAlive: true,
    idleTimeoutMillis: idleMs,
  });
  // An idle connection that breaks is replaced when one is wanted.
  pool.on('error', () => undefined);
  const settled = new WeakSet<ClientBase>();
  const use = <Result>(work: (ask: Ask) => Promise<Result>): Promise<Result> =>
    useClient(pool, work, async (client) => {
      if (settled.has(client)) return;
      await settle(client, statementMs);
      settled.add(client);
    });
  return {
    ask: (sql, values) => use((ask) => ask(sql, values)),
    transaction: (begin, work) =>
      use(async (ask) => {
        await ask(begin);
        const result = await work(ask);
        await ask('COMMIT');
        return result;
      }),
    async close() {
      const late = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => {
        late.resolve(undefined);
      }, closeMs);
      await Promise.race([pool.end(), late.promise]);
      clearTimeout(timer);
    },
  };
}

/** What is answered must be on the disk, whatever the database's default is; and nothing runs on unheard. */
async function settle(client: ClientBase, statementMs: number): Promise<void> {
  await client.query(
    `SELECT set_config('statement_timeout', $1, false),
      CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', false) END`,
    [String(statementMs)],
  );
}

/** A connection on which anything went wrong is not used again. */
async function useClient<Result>(
  pool: Pool,
  work: (ask: Ask) => Promise<Result>,
  prepare: (client: ClientBase) => Promise<void>,
): Promise<Result> {
  const client = await pool.connect();
  // The statement under way is told of it; without a listener, so would be the whole process.
  const ignore = (): void => undefined;
  client.on('error', ignore);
  try {
    await prepare(client);
    const result = await work(async <Row>(sql: string, values: readonly unknown[] = []) => {
      const { rows } = await client.query(sql, [...values]);
      return rows as Row[];
    });
    client.off('error', ignore);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
