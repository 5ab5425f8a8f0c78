import type { Configuration } from '../config/configuration.ts';
import { isLoopback } from '../config/environment-proxy.ts';
import { inspectRedis, RedisProblem, type RedisState } from '../redis/inspect.ts';
import type { Check } from './check.ts';

type Redis = NonNullable<Configuration['redis']>;

/** Whether what instances share can be reached and used. */
export async function redisCheck(redis: Redis): Promise<Check> {
  const { protocol, host } = new URL(redis.url);
  const subject = { about: 'Redis', name: `${protocol}//${host}` } as const;
  try {
    const state = await inspectRedis(redis);
    const details = { ...state, encrypted: protocol === 'rediss:', sealed: redis.encryptionKeys.length > 0 };
    return { ...subject, ...verdict(state, redis), details };
  } catch (error) {
    if (!(error instanceof RedisProblem)) throw error;
    const text = `cannot be used (${error.message}): each instance goes on by itself`;
    return { ...subject, status: 'problem', text, advice: adviceFor(error.message) };
  }
}

function verdict(
  { latencyMs, version, maxMemory, evicts }: RedisState,
  { url, encryptionKeys }: Redis,
): Pick<Check, 'status' | 'text' | 'advice'> {
  const tokens = encryptionKeys.length > 0 ? '' : '; tokens are not shared, which takes redis.encryptionKey';
  const text = `answered in ${latencyMs} ms${version === null ? '' : `, version ${version}`}${tokens}`;
  if (maxMemory > 0 && evicts !== 'volatile-ttl') {
    return {
      status: 'warning',
      text: `${text}; when its memory is full, its policy is ${evicts}`,
      advice: 'set maxmemory-policy to volatile-ttl: answers go first, and idempotency keys last',
    };
  }
  const { protocol, hostname } = new URL(url);
  if (protocol === 'redis:' && !isLoopback(hostname)) {
    const advice = 'use rediss:// where others are on the way: its password can be read there';
    return { status: 'warning', text: `${text}; is not encrypted`, advice };
  }
  return { status: 'ok', text };
}

function adviceFor(code: string): string {
  if (/^(?:WRONGPASS|NOAUTH|ERR)$/.test(code)) return 'check the user and the password in redis.url';
  if (code === 'NOPERM') return 'allow its user the keys and channels of redis.keyPrefix, scripts included';
  if (code === 'READONLY') return 'redis.url must be that of the server that may be written';
  if (/CERT|SSL|TLS|EPROTO/.test(code)) return 'check redis:// or rediss:// in redis.url, and redis.tls';
  return 'check redis.url and what is on the way';
}
