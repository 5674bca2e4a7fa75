-- Removes expired holds. Their seats were available already; this informs the clients and frees memory.
--
-- KEYS  map, owners, expiry, meta
-- ARGV  seats at most
--
-- Returns how many seats are still held, the version of that number, and the indexes of the released seats.

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local now = string.format('%.0f', now_ms)
local released = {0, 0}

for _, index in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[1])) do
  redis.call('ZREM', expiry, index)
  if redis.call('GETRANGE', map, index, index) == 'L' then
    redis.call('SETRANGE', map, index, 'A')
    redis.call('HDEL', owners, index)
    released[#released + 1] = tonumber(index)
  end
end

if #released > 2 then redis.call('HINCRBY', meta, 'version', 1) end

released[1] = redis.call('ZCARD', expiry)
released[2] = tonumber(redis.call('HGET', meta, 'version') or 0)

return released
