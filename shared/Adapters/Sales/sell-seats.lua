-- Marks seats that the durable store has sold, and removes the hold, the pass and the pending reservation.
--
-- KEYS  map, owners, expiry, meta, user's holds, reservation, passes
-- ARGV  user, reservation id, lifetime ms, indexes…
--
-- Returns the number of seats that were not marked before.

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local user_holds, reservation, passes = KEYS[5], KEYS[6], KEYS[7]
local user, id = ARGV[1], ARGV[2]
local marked = 0

for i = 4, #ARGV do
  if redis.call('GETRANGE', map, ARGV[i], ARGV[i]) ~= 'S' then
    redis.call('SETRANGE', map, ARGV[i], 'S')
    marked = marked + 1
  end
  redis.call('HSET', owners, ARGV[i], id)
  redis.call('ZREM', expiry, ARGV[i])
end

redis.call('HINCRBY', meta, 'sold', marked)
redis.call('HINCRBY', meta, 'version', 1)
redis.call('HINCRBY', meta, 'epoch', 1)
for i = 1, 4 do redis.call('PEXPIRE', KEYS[i], ARGV[3]) end
for i = 1, #ARGV - 3 do redis.call('ZREM', user_holds, id .. ':' .. i) end
redis.call('DEL', reservation)
if marked > 0 then redis.call('ZREM', passes, user) end

return marked
