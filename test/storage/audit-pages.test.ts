import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStorage } from '../../src/storage/file-storage.ts';
import { memoryStorage } from '../../src/storage/memory.ts';
import { openPostgresLog } from '../../src/storage/postgres/postgres-log.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { describeAuditStore } from './audit-store-contract.ts';
import { addressOf } from './postgres/opening.ts';

describeAuditStore('in memory', () => {
  const storage = memoryStorage();
  return Promise.resolve({ stores: [storage], close: () => storage.close() });
});

describeAuditStore('in a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'orgraph-test-'));
  const storage = openFileStorage({ file: join(folder, 'audit.sqlite'), key: null });
  await storage.opened;
  return {
    stores: [storage],
    async close() {
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
});

describeAuditStore('of three processes in PostgreSQL', async () => {
  const server = await startPostgres();
  const open = () => openPostgresLog({ address: addressOf({ server, name: 'postgres' }), key: null });
  const logs = [open(), open(), open()] as const;
  return {
    stores: logs,
    async close() {
      await Promise.all(logs.map((log) => log.close()));
      await server.stop();
    },
  };
});
