import type { RedisScript } from '../../redis/link.ts';
import { longKeptMs } from './lease-terms.ts';

/**
 * What the vendor's headers have told, of its present window: as in `observed-limit.ts`, but for all instances, and with
 * permits counted when they are given. `recent`: permits that may still be on their way.
 */
const reading = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local key = KEYS[1]
local values = redis.call('HMGET', key, 'limit', 'remaining', 'told', 'ends', 'window', 'confirmed', 'paused', 'period', 'recent', 'before')
local limit, remaining, told, ends = tonumber(values[1]), tonumber(values[2]), tonumber(values[3]), tonumber(values[4])
local window = tonumber(values[5]) or 1000
local confirmed, paused = values[6] == '1', tonumber(values[7]) or 0
local life = math.min(5000, math.max(100, window / 40))
local period = math.floor(now / life)
local recent, before = 0, 0
if values[8] then
  local last = tonumber(values[8])
  if last == period then recent, before = tonumber(values[9]), tonumber(values[10])
  elseif last == period - 1 then before = tonumber(values[9]) end
end
local hasRolled = false
if remaining and now >= ends then
  confirmed, hasRolled, told = false, true, limit
  -- What was let go just before the end may arrive after it.
  remaining = limit and math.max(0, limit - recent - before)
  ends = ends + math.ceil((now - ends + 1) / window) * window
end
local function text(number) return string.format('%.0f', number) end
local function write()
  local fields = { 'window', text(window), 'confirmed', confirmed and '1' or '0', 'paused', text(paused),
    'period', text(period), 'recent', text(recent), 'before', text(before) }
  local function field(name, value)
    if value then fields[#fields + 1] = name; fields[#fields + 1] = text(value) else redis.call('HDEL', key, name) end
  end
  field('limit', limit) field('remaining', remaining) field('told', told) field('ends', ends)
  redis.call('HSET', key, unpack(fields))
  redis.call('PEXPIRE', key, text(math.max(0, (ends or now) - now, paused - now) + ${longKeptMs}))
end
`;

/** Answers { permits or -1 where no limit is known, entry, remaining, ms of the pause, ms to the window's end, limit, window, life }. */
export const toldAsk: RedisScript = {
  name: 'orgraphToldAsk',
  keys: 1,
  lua: `${reading}
local need, spare = tonumber(ARGV[1]), tonumber(ARGV[2])
local pause = math.max(0, paused - now)
if not remaining then return { -1, '', -1, pause, 0, -1, window, life } end
local granted = 0
if pause == 0 then
  granted = math.min(need, remaining)
  granted = granted + math.min(spare, math.floor((remaining - granted) / 4))
end
remaining = remaining - granted
recent = recent + granted
if granted > 0 or hasRolled then write() end
return { granted, text(ends), remaining, pause, ends - now, limit or -1, window, math.floor(math.min(life, ends - now)) }`,
};

/** Unused permits of a window, unless it is over. */
export const toldHandBack: RedisScript = {
  name: 'orgraphToldHandBack',
  keys: 1,
  lua: `${reading}
if remaining and text(ends) == ARGV[1] then
  remaining = math.min(remaining + tonumber(ARGV[2]), told)
  write()
end
return 1`,
};

/** An answer of the vendor; numbers that it did not tell are -1. Answers what remains. Others hear of pauses and of a limit that was not known. */
export const toldObserve: RedisScript = {
  name: 'orgraphToldObserve',
  keys: 1,
  lua: `${reading}
local newLimit, left, reset = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local length, underWay, pause = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
if left >= 0 then
  local isFirst = not remaining
  local newEnds = now + reset
  -- Two answers of one window may differ by a second in when it ends: they count in whole seconds.
  if not isFirst and math.abs(newEnds - ends) <= 1000 then
    -- Somebody else uses it too, and does not know of permits that are out.
    if left < remaining then remaining = math.max(0, left - recent - before) end
    told = math.min(told, left)
    if not confirmed then ends = newEnds end
  else
    remaining = math.max(0, left - math.max(underWay, recent + before))
    told, ends = left, newEnds
  end
  if newLimit >= 0 then limit = newLimit end
  window = length > 0 and length or math.max(window, reset, 1000)
  confirmed = true
  if isFirst then redis.call('PUBLISH', ARGV[7], 'learnt') end
end
if pause > 0 then
  paused = math.max(paused, now + pause)
  redis.call('PUBLISH', ARGV[7], 'pause ' .. text(paused - now))
end
write()
return remaining or -1`,
};
