import { describe, expect, it } from '@jest/globals';
import type { Check } from '../../src/doctor/check.ts';
import { inFolder } from '../config/support.ts';
import { useRedis } from '../support/redis-server.ts';
import { useTakenPorts } from '../support/taken-port.ts';
import { checksOf, configure } from './examining.ts';

const redis = useRedis();
const takePort = useTakenPorts();
const tiledb = { name: 'tiledb', api: 'tiledb-v1', auth: { type: 'api-key', key: 'k' } };

async function checkOf(url: string, more: object = {}): Promise<Check> {
  let found: readonly Check[] = [];
  await inFolder({}, async (cwd) => {
    await configure(cwd, { redis: { url, ...more }, audit: false, sources: [tiledb] });
    found = (await checksOf({ cwd })).filter(({ about }) => about === 'Redis');
  });
  const [check] = found;
  if (!check || found.length > 1) throw new Error('it says one thing of Redis');
  return check;
}

describe('the doctor says of Redis', () => {
  it('that it can be used, and what of it is not', async () => {
    const { name, status, text } = await checkOf(redis().url);
    expect([name, status]).toEqual([redis().url, 'ok']);
    expect(text).toMatch(/^answered in \d+ ms, version [\d.]+; tokens are not shared/);
    const encryptionKey = Buffer.alloc(32, 7).toString('base64');
    const sealed = await checkOf(redis().url, { encryptionKey });
    expect(sealed.text).toMatch(/^answered in \d+ ms, version [\d.]+$/);
    expect(JSON.stringify(sealed)).not.toContain(encryptionKey);
  });

  it('what it drops when its memory is full', async () => {
    await redis().client.config('SET', 'maxmemory', '100mb');
    await redis().client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const { status, text, advice } = await checkOf(redis().url);
    expect([status, advice]).toEqual(['warning', expect.stringContaining('volatile-ttl')]);
    expect(text).toContain('allkeys-lru');
    await redis().client.config('SET', 'maxmemory-policy', 'volatile-ttl');
    expect((await checkOf(redis().url)).status).toBe('ok');
    await redis().client.config('SET', 'maxmemory', '0');
  });

  it.each([
    [
      'there is no such user',
      (url: string) => url.replace('//', '//ann:hunter2@'),
      'WRONGPASS',
      'the password',
    ],
    ['it speaks no TLS', (url: string) => url.replace('redis:', 'rediss:'), '', ''],
  ])('that it cannot be used: %s', async (_why, change, code, advice) => {
    const check = await checkOf(change(redis().url));
    expect(check.status).toBe('problem');
    expect(check.text).toContain(code);
    expect(check.advice).toContain(advice);
    expect(JSON.stringify(check)).not.toContain('hunter2');
  });

  it('that nothing answers where it should be', async () => {
    const check = await checkOf(`redis://127.0.0.1:${String(await takePort())}`);
    expect(check.status).toBe('problem');
  });
});
