-- Releases the tickets that a reservation holds, and takes over the shards to which the durable store returned them.
-- Follows shards.lua.
--
-- KEYS  those of stock.lua, user's holds, reservation
-- ARGV  type count, reservation id, fence, only if pending (0/1), cancellation, units, then ordinal, shard, revision,
--       sold, …
--
-- Returns {1}, {0} when the epoch is not live or ends, {-1} if the reservation must be pending and is not. One that
-- must be pending changes nothing then.

local user_holds, reservation, id = KEYS[4], KEYS[5], ARGV[2]
local stored = redis.call('HMGET', reservation, 'state', 'expires')

if ARGV[4] == '1' and (stored[1] ~= 'pending' or tonumber(stored[2]) <= now_ms) then return {-1} end

local later = is_live() and not is_older_than(fence, ARGV[3]) and find_later(7)
if later or ARGV[4] ~= '1' then
  remove_user_holds(user_holds, id, tonumber(ARGV[6]))
  if stored[1] then redis.call('HMSET', reservation, 'state', 'cancelled', 'cancellation', ARGV[5]) end
end
if not later then
  end_epoch(stock)
  return {0}
end

end_hold(id)
take_over(later)

return {1}
