-- Transfers a live admission pass to another visitor, who leaves the queue by it. The server's clock decides.
--
-- KEYS  waiting, admitted, seen
-- ARGV  from, to
--
-- Returns 1, or 0 when the first visitor has no live pass.

local waiting, admitted, seen = KEYS[1], KEYS[2], KEYS[3]
local ends_ms = tonumber(redis.call('ZSCORE', admitted, ARGV[1]) or 0)

if ends_ms <= now_ms then return 0 end

-- In this order the set never becomes empty, so it keeps its lifetime.
redis.call('ZADD', admitted, string.format('%.0f', ends_ms), ARGV[2])
if ARGV[1] ~= ARGV[2] then redis.call('ZREM', admitted, ARGV[1]) end
redis.call('ZREM', waiting, ARGV[2])
redis.call('ZREM', seen, ARGV[2])

return 1
