import { connectRedis, redisOptions } from './connect.ts';
import type { RedisSettings } from './link.ts';

/** What a look at a Redis server shows; no secret is in it. */
export interface RedisState {
  readonly latencyMs: number;
  readonly version: string | null;
  /** Bytes; 0: as much as its machine has. */
  readonly maxMemory: number;
  /** What it drops when it has no memory left, in its own word. */
  readonly evicts: string;
}

/** It could not be used; the message is the code of what went wrong. */
export class RedisProblem extends Error {
  override readonly name = 'RedisProblem';
}

/** Does once what instances do all the time. Rejects with `RedisProblem`. */
export async function inspectRedis(settings: RedisSettings): Promise<RedisState> {
  const client = await connectRedis({
    ...redisOptions(settings),
    lazyConnect: true,
    retryStrategy: () => null,
  });
  let failure: Error | undefined;
  client.on('error', (error) => {
    failure ??= error;
  });
  try {
    await client.connect();
    const began = performance.now();
    const key = 'doctor';
    await client.set(key, '1', 'PX', 1000);
    // Budgets go by its clock, which is in none of the groups of commands.
    await client.time();
    await client.eval("return redis.call('PUBLISH', ARGV[1], '')", 1, key, settings.keyPrefix + key);
    const latencyMs = Math.round(performance.now() - began);
    // It may not be allowed to ask, which is no harm.
    const info = await client.info().catch(() => '');
    return {
      latencyMs,
      version: valueOf(info, 'valkey_version') ?? valueOf(info, 'redis_version'),
      maxMemory: Number(valueOf(info, 'maxmemory') ?? 0),
      evicts: valueOf(info, 'maxmemory_policy') ?? 'unknown',
    };
  } catch (error) {
    throw new RedisProblem(codeOf(failure ?? (error as Error)));
  } finally {
    client.disconnect();
  }
}

function valueOf(info: string, name: string): string | null {
  return new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1] ?? null;
}

/** The first word of a reply is its code; what follows may repeat what was asked. */
function codeOf(error: NodeJS.ErrnoException): string {
  if (error.code !== undefined) return error.code;
  return error.name === 'ReplyError' ? (error.message.split(' ', 1)[0] ?? '') : 'no answer';
}
