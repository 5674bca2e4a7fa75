-- Ends the hold of tickets that the durable store has sold, and removes the pass and the pending reservation.
--
-- KEYS  stock, held, expiry, user's holds, reservation, passes
-- ARGV  user, reservation id, lifetime ms, units
--
-- Returns 1, or 0 if the hold is missing; then the stock is loaded again before its next use.

local stock, held, expiry, user_holds = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local reservation, passes = KEYS[5], KEYS[6]
local id = ARGV[2]
local known = redis.call('HDEL', held, id)

if known == 0 then
  redis.call('HDEL', stock, 'loaded')
else
  redis.call('HINCRBY', stock, 'sold', ARGV[4])
  redis.call('ZREM', passes, ARGV[1])
end

redis.call('ZREM', expiry, id)
redis.call('HINCRBY', stock, 'epoch', 1)
redis.call('HINCRBY', stock, 'version', 1)
redis.call('PEXPIRE', stock, ARGV[3])
for i = 1, tonumber(ARGV[4]) do redis.call('ZREM', user_holds, id .. ':' .. i) end
redis.call('DEL', reservation)

return known
