import type { RedisLink, RedisScript } from '../../redis/link.ts';
import type { RateLimitSettings } from '../configured-limit.ts';
import { leaseMs, longKeptMs, readFrees } from './lease-terms.ts';
import type { Grant } from './leases.ts';

/** What one answer of the ledger says beside the permits. */
export interface WindowGrant extends Grant {
  /** Permits that are left for all. */
  readonly free: number;
  /** Instances that have asked of late, this one among them. */
  readonly instances: number;
  /** Changes when Redis has forgotten what it had written down. */
  readonly born: string;
}

/** The calls of all instances in any span of a configured length. */
export interface WindowLedger {
  /** `unaccounted`: calls of this instance that went out without the ledger. */
  ask(need: number, spare: number, unaccounted: number): Promise<WindowGrant | null>;
  handBack(permits: number, entry: string, born: string): void;
  /** This instance asks no more. */
  leave(): void;
}

/**
 * A permit may be used at any time of its lease, so it counts until the span after the lease's end is over; then no span
 * has more calls than permits were out at any one time. Entries are of a fiftieth of the span each, which bounds their
 * number. Numbers are written out: Lua's own way of writing large ones loses digits.
 */
const askScript: RedisScript = {
  name: 'orgraphWindowAsk',
  keys: 2,
  lua: `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local requests, span, grain, life = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local need, spare, unaccounted = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local horizon = tonumber(ARGV[9])
local function entryOf(at) return string.format('%.0f', math.ceil(at / grain) * grain + span) end
local used, later = 0, {}
local function count(at, permits)
  used = used + permits
  later[#later + 1] = { at, permits }
end
local born
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  if fields[i] == 'born' then
    born = fields[i + 1]
  else
    local at, permits = tonumber(fields[i]), tonumber(fields[i + 1])
    if at > now and permits > 0 then count(at, permits) else redis.call('HDEL', KEYS[1], fields[i]) end
  end
end
if not born then
  born = time[1] .. '.' .. time[2]
  redis.call('HSET', KEYS[1], 'born', born)
end
if unaccounted > 0 then
  local entry = entryOf(now)
  redis.call('HINCRBY', KEYS[1], entry, unaccounted)
  count(tonumber(entry), unaccounted)
end
local free = math.max(0, requests - used)
local granted = math.min(need, free)
granted = granted + math.min(spare, math.floor((free - granted) / 4))
local entry = entryOf(now + life)
if granted > 0 then redis.call('HINCRBY', KEYS[1], entry, granted) end
redis.call('PEXPIRE', KEYS[1], span + 2 * life + 2 * grain + ${longKeptMs})
redis.call('ZADD', KEYS[2], string.format('%.0f', now), ARGV[8])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now - horizon))
redis.call('PEXPIRE', KEYS[2], horizon + ${longKeptMs})
local answer = { granted, entry, born, free - granted, redis.call('ZCARD', KEYS[2]) }
if granted < need then
  table.sort(later, function(a, b) return a[1] < b[1] end)
  for _, one in ipairs(later) do
    answer[#answer + 1] = one[1] - now
    answer[#answer + 1] = one[2]
  end
end
return answer`,
};

const handBackScript: RedisScript = {
  name: 'orgraphWindowHandBack',
  keys: 1,
  lua: `
if redis.call('HGET', KEYS[1], 'born') == ARGV[3] and redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then
  redis.call('HINCRBY', KEYS[1], ARGV[1], -ARGV[2])
end
return 1`,
};

/** An instance that has not asked for so long is taken to be gone. */
function horizonOf(spanMs: number): number {
  return Math.min(600_000, Math.max(30_000, spanMs));
}

export function windowLedger(
  link: RedisLink,
  { requests, perSeconds }: RateLimitSettings,
  { source, instance }: { readonly source: string; readonly instance: string },
): WindowLedger {
  const spanMs = perSeconds * 1000;
  const lifeMs = leaseMs(spanMs);
  const terms = [requests, spanMs, Math.ceil(spanMs / 50), lifeMs];
  const keys = [`window:${source}`, `instances:${source}`] as const;
  const run = link.script<[number, string, string, number, number, ...number[]]>(askScript);
  const runHandBack = link.script<number>(handBackScript);
  return {
    async ask(need, spare, unaccounted) {
      const answer = await run(keys, [...terms, need, spare, unaccounted, instance, horizonOf(spanMs)]);
      if (answer === null) return null;
      const [permits, entry, born, free, instances, ...frees] = answer;
      return { permits, entry, born, free, instances, lifeMs, frees: readFrees(frees), everyMs: spanMs };
    },
    handBack(permits, entry, born) {
      void runHandBack([keys[0]], [entry, permits, born]);
    },
    leave() {
      void link.run((redis) => redis.zrem(keys[1], instance));
    },
  };
}
