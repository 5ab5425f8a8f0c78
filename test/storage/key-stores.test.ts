import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSeal } from '../../src/redis/sealed.ts';
import { openFileStorage } from '../../src/storage/file-storage.ts';
import { createRedisKeys } from '../../src/storage/redis-keys.ts';
import { useRedis } from '../support/redis-server.ts';
import { describeKeyStore } from './key-store-contract.ts';
import { connectTo } from './redis-connection.ts';

const redis = useRedis();

describeKeyStore('a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'orgraph-keys-'));
  const options = { file: join(folder, 'audit.sqlite'), key: null };
  let storage = openFileStorage(options);
  return {
    stores: [storage, storage],
    async die() {
      await storage.close();
      return (storage = openFileStorage(options));
    },
    async stop() {
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
});

describeKeyStore('Redis', async () => {
  const links = [await connectTo(redis()), await connectTo(redis())] as const;
  const seal = createSeal([Buffer.alloc(32, 1)]);
  const one = createRedisKeys({ link: links[0], seal, leaseMs: 300 });
  const other = createRedisKeys({ link: links[1], seal, leaseMs: 300 });
  return {
    stores: [one, other],
    async die() {
      // Whatever it says from now on, nobody hears.
      await links[0].close();
      return other;
    },
    async stop() {
      await Promise.all([one.close(), other.close()]);
      await Promise.all(links.map((link) => link.close()));
    },
  };
});
