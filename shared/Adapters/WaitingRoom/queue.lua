-- The part that all queue scripts share; it follows time.lua and precedes each of them.
--
-- KEYS[1] waiting: visitor -> number   KEYS[2] admitted: visitor -> end of pass, ms
-- KEYS[3] seen: visitor -> last heartbeat, ms   KEYS[4] state: caps, credit, counters, seed
-- ARGV[1] opening of the sale, ms   ARGV[2] capacity   ARGV[3] admissions a second   ARGV[4] burst, seconds

local waiting, admitted, seen, state = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local is_open = now_ms >= tonumber(ARGV[1])
local stored = redis.call('HMGET', state, 'capacity', 'rate', 'credit', 'credited_at_ms', 'served', 'measured_milli',
  'rules_until_ms', 'stepped_at_ms', 'version')
local is_live = now_ms < tonumber(stored[7] or 0) -- Live caps apply until every caller has read them.
local capacity, rate = tonumber(is_live and stored[1] or ARGV[2]), tonumber(is_live and stored[2] or ARGV[3])
local served, version = tonumber(stored[5] or 0), tonumber(stored[9] or 0)
local unpack = table.unpack or unpack

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

-- {waiting, inside, capacity, served, thousandths of admissions a second, version}
local function figures()
  return {redis.call('ZCARD', waiting), count_inside(), capacity, served, tonumber(stored[6] or rate * 1000), version}
end

