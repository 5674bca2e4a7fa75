-- The part that all queue scripts share; it follows time.lua and precedes each of them.
--
-- KEYS[1] waiting: visitor -> number   KEYS[2] admitted: visitor -> end of pass, ms
-- KEYS[3] seen: visitor -> last heartbeat, ms   KEYS[4] state: caps, credit, counters, epoch, seed
-- KEYS[5] leases: admitted visitor -> latest end of the pass, ms   KEYS[6] numbers: admitted visitor -> number
-- ARGV[1] opening of the sale, ms   ARGV[2] capacity   ARGV[3] admissions a second   ARGV[4] burst, seconds

local waiting, admitted, seen, state, leases, numbers = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local now_us = tonumber(time[1]) * 1000000 + tonumber(time[2])
local opens_in_ms = math.max(0, tonumber(ARGV[1]) - now_ms)
local is_open = opens_in_ms == 0
local stored = redis.call('HMGET', state, 'capacity', 'rate', 'credit', 'credited_at_ms', 'served', 'leaving_milli',
  'rules_until_ms', 'stepped_at_ms', 'version', 'epoch', 'restoring_until_ms')
local is_live = now_ms < tonumber(stored[7] or 0) -- Live caps apply until every caller has read them.
local capacity, rate = tonumber(is_live and stored[1] or ARGV[2]), tonumber(is_live and stored[2] or ARGV[3])
local served, version = tonumber(stored[5] or 0), tonumber(stored[9] or 0)
local epoch, restoring_until_ms = tonumber(stored[10] or 0), tonumber(stored[11] or 0)
local unpack = table.unpack or unpack

-- Numbers are sent as text, because they are larger than the shortest form of a number shows exactly.
local function whole(number) return string.format('%.0f', number) end

-- Counts the ended passes, because they are few and Garnet counts one by one.
local function count_inside()
  return redis.call('ZCARD', admitted) - redis.call('ZCOUNT', admitted, '-inf', now_ms)
end

-- In thousandths of an admission, to keep a whole number. A clock that was set back adds nothing.
local function count_credit()
  local full = rate * tonumber(ARGV[4]) * 1000
  local elapsed_ms = math.max(0, now_ms - tonumber(stored[4] or now_ms))
  return math.min(full, tonumber(stored[3] or full) + elapsed_ms * rate)
end

local function save_credit(credit)
  stored[3], stored[4] = credit, now_ms
  redis.call('HSET', state, 'credit', credit, 'credited_at_ms', now_ms)
end

-- {waiting, inside, capacity, served, thousandths of passes that end a second, version, admissions a second,
-- ms until the opening, ms until admissions go on after a loss, epoch}
local function figures()
  return {redis.call('ZCARD', waiting), count_inside(), capacity, served, tonumber(stored[6] or 0), version, rate,
    opens_in_ms, math.max(0, restoring_until_ms - now_ms), epoch}
end

