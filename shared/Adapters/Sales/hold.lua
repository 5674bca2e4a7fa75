-- The parts that hold-seats.lua and hold-tickets.lua share; it follows lifetime.lua and seats.lua or stock.lua.
--
-- KEYS  the last three: user's holds, reservation, passes
-- ARGV  seat or type count, user, reservation id, pass needed (0/1), hold ms, units held at most, remember ms, body

local user_holds, reservation, passes = KEYS[#KEYS - 2], KEYS[#KEYS - 1], KEYS[#KEYS]
local user, id, hold_ms, units_max = ARGV[2], ARGV[3], tonumber(ARGV[5]), tonumber(ARGV[6])
local ends_ms = now_ms + hold_ms
local ends = string.format('%.0f', ends_ms)

local function lacks_pass()
  return ARGV[4] == '1' and tonumber(redis.call('ZSCORE', passes, user) or 0) <= now_ms
end

-- The units that the user holds at this performance; those whose hold has ended do not count.
local function count_held()
  return redis.call('ZCOUNT', user_holds, '(' .. now, '+inf')
end

-- Adds the units to those that the user holds, and stores the pending reservation.
local function store_hold(held, unit_count, hold_fence)
  local units = {}
  for i = 1, unit_count do units[#units + 1], units[#units + 2] = ends, id .. ':' .. i end
  if held > 0 then redis.call('ZREMRANGEBYSCORE', user_holds, '-inf', now) end
  redis.call('ZADD', user_holds, unpack(units))
  if held > 0 then live_for(user_holds, hold_ms) else redis.call('PEXPIRE', user_holds, ARGV[5]) end
  redis.call('HMSET', reservation, 'body', ARGV[8], 'state', 'pending', 'expires', ends,
    'fence', string.format('%.0f', hold_fence))
  redis.call('PEXPIRE', reservation, ARGV[7])
end

