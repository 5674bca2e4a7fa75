-- Changes a budget of bytes by what was stored, or was not stored after all. It never refuses: the budget may be overdrawn.
--
-- KEYS  budget
-- ARGV  microseconds until the bytes are there again, negative to give them back; the same for all bytes of the budget
--
-- Returns the microseconds until the budget is no longer overdrawn, or 0.

local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local known = tonumber(redis.call('GET', KEYS[1]) or now)
local whole = math.max(known, now) + tonumber(ARGV[1])

if whole > now then
  redis.call('SET', KEYS[1], string.format('%.0f', math.ceil(whole)), 'PX', math.floor((whole - now) / 1000) + 1)
else
  redis.call('DEL', KEYS[1])
end

return math.max(0, math.ceil(whole - now - tonumber(ARGV[2])))
