-- Takes over a sale of the durable store: the hold ends, and the shards are those of the store. Removes the pass and
-- the pending reservation. Follows shards.lua.
--
-- KEYS  those of stock.lua, user's holds, reservation, passes
-- ARGV  type count, user, reservation id, fence, units, then ordinal, shard, revision, sold, …
--
-- Returns 1, or 0 when the epoch is not live or ends.

local user_holds, reservation, passes, id = KEYS[4], KEYS[5], KEYS[6], ARGV[3]
local later = is_live() and not is_older_than(fence, ARGV[4]) and find_later(6)

-- Only the first call ends the pass: the user may have a new one by the time of a repeated call.
remove_user_holds(user_holds, id, tonumber(ARGV[5]))
if redis.call('DEL', reservation) == 1 then redis.call('ZREM', passes, ARGV[2]) end
if not later then
  end_epoch(stock)
  return 0
end

end_hold(id)
take_over(later)

return 1
