-- Releases the tickets that a reservation holds. Sold tickets are not counted here: then the stock is loaded again.
--
-- KEYS  stock, held, expiry, user's holds, reservation
-- ARGV  reservation id, only if pending (0/1), cancellation, units, lifetime ms
--
-- Returns 1, or -1 if the reservation must be pending and is not.

local stock, held, expiry, user_holds = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local reservation = KEYS[5]
local id = ARGV[1]
local record = redis.call('HMGET', reservation, 'state', 'expires')

if ARGV[2] == '1' and (record[1] ~= 'pending' or tonumber(record[2]) <= now_ms) then return -1 end

local items = redis.call('HGET', held, id)
if items then
  for ordinal, quantity in items:gmatch('(%d+)=(%d+)') do redis.call('HINCRBY', stock, ordinal, quantity) end
else
  redis.call('HDEL', stock, 'loaded')
end

redis.call('HDEL', held, id)
redis.call('ZREM', expiry, id)
redis.call('HINCRBY', stock, 'epoch', 1)
redis.call('HINCRBY', stock, 'version', 1)
redis.call('PEXPIRE', stock, ARGV[5])
for i = 1, tonumber(ARGV[4]) do redis.call('ZREM', user_holds, id .. ':' .. i) end
if record[1] then redis.call('HMSET', reservation, 'state', 'cancelled', 'cancellation', ARGV[3]) end

return 1
