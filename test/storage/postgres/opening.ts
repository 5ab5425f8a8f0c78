import { afterEach } from '@jest/globals';
import type { PostgresAddress } from '../../../src/storage/postgres/address.ts';
import {
  openPostgresLog,
  type PostgresLog,
  type PostgresLogOptions,
} from '../../../src/storage/postgres/postgres-log.ts';
import type { TestDatabase } from '../../support/postgres-server.ts';

export function addressOf(
  { server, name }: Pick<TestDatabase, 'server' | 'name'>,
  more: Partial<PostgresAddress> = {},
): PostgresAddress {
  return {
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: null,
    database: name,
    options: null,
    tls: null,
    ...more,
  };
}

/** Opens logs inside one test, each as a process of its own would; they are closed when it ends. */
export function usePostgresLogs(
  database: TestDatabase,
): (options?: Partial<PostgresLogOptions>) => Promise<PostgresLog> {
  const opened: PostgresLog[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((log) => log.close()));
  });
  return async (options = {}) => {
    const log = openPostgresLog({ address: addressOf(database), key: null, ...options });
    opened.push(log);
    await log.opened;
    return log;
  };
}
