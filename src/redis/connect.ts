import type { Redis, RedisOptions } from 'ioredis';
import type { RedisSettings } from './link.ts';

/** Without what would give other types to its answers. */
export type ClientOptions = Omit<RedisOptions, 'replyMapping'>;

/** Milliseconds without a byte after which a connection that owes an answer is dead. */
const silenceMs = 2_000;
const longestPauseMs = 1_000;
/** Milliseconds: a server that may only be read may be all that there is for a while. */
const elsewhereEveryMs = 2_000;

/** Commands go out at once or fail at once: nobody waits for a server that is away, and nothing is done twice. */
export function redisOptions({ url, keyPrefix, tls }: RedisSettings): ClientOptions {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 6379 : Number(port),
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
    db: Number(pathname.slice(1)),
    ...(protocol === 'rediss:' && { tls: { ...tls } }),
    keyPrefix,
    connectionName: 'orgraph',
    // Understood by every server that speaks it at all.
    protocol: 2,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: silenceMs,
    socketTimeout: silenceMs,
    retryStrategy: (times) => Math.min(longestPauseMs, 25 * 2 ** times) * (0.5 + Math.random() / 2),
    reconnectOnError: lookElsewhere(),
  };
}

/** Where another server took over, this one may only be read. */
function lookElsewhere(): (error: Error) => boolean {
  let last = -Infinity;
  return ({ message }) => {
    const now = performance.now();
    if (!message.startsWith('READONLY') || now - last < elsewhereEveryMs) return false;
    last = now;
    return true;
  };
}

/** Half a second's worth of code: loaded where Redis is configured. It connects, and goes on trying, by itself. */
export async function connectRedis(options: ClientOptions): Promise<Redis> {
  const { Redis: Client } = await import('ioredis');
  return new Client(options);
}
