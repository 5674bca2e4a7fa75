-- Marks seats that the durable store has sold, and removes the hold, the pass and the pending reservation. A seat that
-- is not held or owned by the reservation shows that Redis knows less than the store: that ends the epoch. Follows
-- seats.lua.
--
-- KEYS  those of seats.lua, user's holds, reservation, passes
-- ARGV  seat count, user, reservation id, fence, indexes…
--
-- Returns the version of the seats, or 0 when the epoch is not live or ends.

local user_holds, reservation, passes = KEYS[5], KEYS[6], KEYS[7]
local id, marked = ARGV[3], 0
local is_known = is_live() and not is_older_than(fence, ARGV[4])

for i = 5, #ARGV do
  is_known = is_known and state_of(ARGV[i]) ~= 'A' and redis.call('HGET', owners, ARGV[i]) == id
end

-- Only the first call ends the pass: the user may have a new one by the time of a repeated call.
remove_user_holds(user_holds, id, #ARGV - 4)
if redis.call('DEL', reservation) == 1 then redis.call('ZREM', passes, ARGV[2]) end
if not is_known then
  end_epoch(meta)
  return 0
end

for i = 5, #ARGV do
  if state_of(ARGV[i]) == 'L' then
    redis.call('SETRANGE', map, ARGV[i], 'S')
    redis.call('ZREM', expiry, ARGV[i])
    marked = marked + 1
  end
end
if marked > 0 then
  redis.call('HINCRBY', meta, 'sold', marked)
  version = raise_version(meta, version)
  note_change(meta)
end

return tonumber(version)
