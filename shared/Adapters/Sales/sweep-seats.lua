-- Forgets holds that ran out. They were free already; this is for the watchers and the memory.
--
-- KEYS  map, owners, expiry, meta
-- ARGV  seats at most
--
-- Returns how many seats are still held, the version of that, and the indexes of those that are not.

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local now = string.format('%.0f', now_ms)
local swept = {0, 0}

for _, index in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[1])) do
  redis.call('ZREM', expiry, index)
  if redis.call('GETRANGE', map, index, index) == 'L' then
    redis.call('SETRANGE', map, index, 'A')
    redis.call('HDEL', owners, index)
    swept[#swept + 1] = tonumber(index)
  end
end

if #swept > 2 then redis.call('HINCRBY', meta, 'version', 1) end

swept[1] = redis.call('ZCARD', expiry)
swept[2] = tonumber(redis.call('HGET', meta, 'version') or 0)

return swept
