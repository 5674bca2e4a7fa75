-- Releases the seats that a reservation still holds or owns. Seats of other reservations do not change.
--
-- KEYS  map, owners, expiry, meta, user's holds, reservation
-- ARGV  reservation id, only if pending (0/1), cancellation, indexes…
--
-- Returns {1, indexes of the released seats…}, or {-1} if the reservation must be pending and is not.

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local user_holds, reservation = KEYS[5], KEYS[6]
local id = ARGV[1]
local record = redis.call('HMGET', reservation, 'state', 'expires')

if ARGV[2] == '1' and (record[1] ~= 'pending' or tonumber(record[2]) <= now_ms) then return {-1} end

local released, returned = {1}, 0
for i = 4, #ARGV do
  if redis.call('HGET', owners, ARGV[i]) == id then
    if redis.call('GETRANGE', map, ARGV[i], ARGV[i]) == 'S' then returned = returned + 1 end
    redis.call('SETRANGE', map, ARGV[i], 'A')
    redis.call('HDEL', owners, ARGV[i])
    redis.call('ZREM', expiry, ARGV[i])
    released[#released + 1] = tonumber(ARGV[i])
  end
end

redis.call('HINCRBY', meta, 'sold', 0 - returned)
redis.call('HINCRBY', meta, 'version', 1)
redis.call('HINCRBY', meta, 'epoch', 1)
for i = 1, #ARGV - 3 do redis.call('ZREM', user_holds, id .. ':' .. i) end
if record[1] then redis.call('HMSET', reservation, 'state', 'cancelled', 'cancellation', ARGV[3]) end

return released
