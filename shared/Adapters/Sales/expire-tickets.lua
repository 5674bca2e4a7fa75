-- Removes expired holds and makes their tickets available again.
--
-- KEYS  stock, held, expiry
-- ARGV  holds at most
--
-- Returns how many reservations still hold tickets, the version of that number, and for each removed hold the ordinals
-- of its ticket types.

local stock, held, expiry = KEYS[1], KEYS[2], KEYS[3]
local now = string.format('%.0f', now_ms)
local released = {0, 0}

for _, id in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[1])) do
  for ordinal, quantity in (redis.call('HGET', held, id) or ''):gmatch('(%d+)=(%d+)') do
    redis.call('HINCRBY', stock, ordinal, quantity)
    released[#released + 1] = tonumber(ordinal)
  end
  redis.call('HDEL', held, id)
  redis.call('ZREM', expiry, id)
end

released[1] = redis.call('ZCARD', expiry)
if #released > 2 then redis.call('HINCRBY', stock, 'version', 1) end
released[2] = tonumber(redis.call('HGET', stock, 'version') or 0)

return released
