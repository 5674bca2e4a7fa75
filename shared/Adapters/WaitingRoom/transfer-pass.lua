-- Transfers a live admission pass to another visitor, who leaves the queue by it. The transfer is the pass's first use,
-- so it renews the pass up to its longest life. The server's clock decides.
--
-- KEYS  waiting, admitted, seen, leases, numbers
-- ARGV  from, to, lease of a pass in ms
--
-- Returns 1, or 0 when the first visitor has no live pass.

local waiting, admitted, seen, leases, numbers = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local from, to = ARGV[1], ARGV[2]
local ends_ms = tonumber(redis.call('ZSCORE', admitted, from) or 0)

if ends_ms <= now_ms then return 0 end

local last_ms = tonumber(redis.call('ZSCORE', leases, from) or ends_ms)
local renewed_ms = math.max(ends_ms, math.min(now_ms + tonumber(ARGV[3]), last_ms))

-- In this order no set becomes empty, so each keeps its lifetime.
redis.call('ZADD', admitted, string.format('%.0f', renewed_ms), to)
redis.call('ZADD', leases, string.format('%.0f', last_ms), to)
redis.call('HSET', numbers, to, redis.call('HGET', numbers, from) or 0)
if from ~= to then
  redis.call('ZREM', admitted, from)
  redis.call('ZREM', leases, from)
  redis.call('HDEL', numbers, from)
end
redis.call('ZREM', waiting, to)
redis.call('ZREM', seen, to)

return 1
