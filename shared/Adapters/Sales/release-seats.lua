-- Releases the seats that a reservation still holds or owns. Seats of other reservations do not change. Follows
-- seats.lua.
--
-- KEYS  those of seats.lua, user's holds, reservation
-- ARGV  seat count, reservation id, fence, only if pending (0/1), cancellation, indexes…
--
-- Returns {1, version, number of released seats, their indexes…, indexes of its seats that are sold to others…}, {0}
-- when the epoch is not live, {-1} if the reservation must be pending and is not. A reservation that must be pending
-- changes nothing then.

local user_holds, reservation, id = KEYS[5], KEYS[6], ARGV[2]
local stored = redis.call('HMGET', reservation, 'state', 'expires')
local is_known = is_live() and not is_older_than(fence, ARGV[3])

if ARGV[4] == '1' and (stored[1] ~= 'pending' or tonumber(stored[2]) <= now_ms) then return {-1} end

if is_known or ARGV[4] ~= '1' then
  remove_user_holds(user_holds, id, #ARGV - 5)
  if stored[1] then redis.call('HMSET', reservation, 'state', 'cancelled', 'cancellation', ARGV[5]) end
end
if not is_known then
  end_epoch(meta)
  return {0}
end

local released, others, returned = {}, {}, 0
for i = 6, #ARGV do
  local state = state_of(ARGV[i])
  if redis.call('HGET', owners, ARGV[i]) == id then
    if state == 'S' then returned = returned + 1 end
    redis.call('SETRANGE', map, ARGV[i], 'A')
    redis.call('HDEL', owners, ARGV[i])
    redis.call('ZREM', expiry, ARGV[i])
    released[#released + 1] = tonumber(ARGV[i])
  elseif state == 'S' then
    others[#others + 1] = tonumber(ARGV[i])
  end
end
redis.call('HINCRBY', meta, 'sold', 0 - returned)
version = raise_version(meta, version)
note_change(meta)

local answer = {1, version, #released}
for _, index in ipairs(released) do answer[#answer + 1] = index end
for _, index in ipairs(others) do answer[#answer + 1] = index end

return answer
