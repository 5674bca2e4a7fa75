-- The parts that hold-seats.lua and hold-tickets.lua share. This piece follows time.lua.
--
-- KEYS  the last three: user's holds, reservation, passes
-- ARGV  user, reservation id, pass needed (0/1), hold ms, units held at most, remember ms, body

local user_holds, reservation, passes = KEYS[#KEYS - 2], KEYS[#KEYS - 1], KEYS[#KEYS]
local user, id = ARGV[1], ARGV[2]
local ends_ms = now_ms + tonumber(ARGV[4])
local ends = string.format('%.0f', ends_ms)
local unpack = table.unpack or unpack

local function lacks_pass()
  return ARGV[3] == '1' and tonumber(redis.call('ZSCORE', passes, user) or 0) <= now_ms
end

-- The units that the user holds at this performance, without those whose hold has ended.
local function count_held()
  redis.call('ZREMRANGEBYSCORE', user_holds, '-inf', string.format('%.0f', now_ms))
  return redis.call('ZCARD', user_holds)
end

-- Adds the units to the user's holds and stores the pending reservation.
local function store_hold(unit_count, fence)
  local units = {}
  for i = 1, unit_count do units[#units + 1], units[#units + 2] = ends, id .. ':' .. i end
  redis.call('ZADD', user_holds, unpack(units))
  redis.call('PEXPIRE', user_holds, ARGV[4])
  redis.call('HMSET', reservation, 'body', ARGV[7], 'state', 'pending', 'expires', ends,
    'fence', string.format('%.0f', fence))
  redis.call('PEXPIRE', reservation, ARGV[6])
end

