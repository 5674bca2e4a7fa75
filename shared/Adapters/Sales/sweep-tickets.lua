-- Puts tickets back on sale whose hold ran out.
--
-- KEYS  stock, held, expiry
-- ARGV  holds at most
--
-- Returns how many reservations still hold tickets, the version of that, and the ordinals of the ticket types that got
-- tickets back, each as often as it did.

local stock, held, expiry = KEYS[1], KEYS[2], KEYS[3]
local now = string.format('%.0f', now_ms)
local swept = {0, 0}

for _, id in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[1])) do
  for ordinal, quantity in (redis.call('HGET', held, id) or ''):gmatch('(%d+)=(%d+)') do
    redis.call('HINCRBY', stock, ordinal, quantity)
    swept[#swept + 1] = tonumber(ordinal)
  end
  redis.call('HDEL', held, id)
  redis.call('ZREM', expiry, id)
end

swept[1] = redis.call('ZCARD', expiry)
if #swept > 2 then redis.call('HINCRBY', stock, 'version', 1) end
swept[2] = tonumber(redis.call('HGET', stock, 'version') or 0)

return swept
