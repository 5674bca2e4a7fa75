-- Extends the hold of a reservation's seats for a sale; no hold becomes shorter. Expired seats that no other user has
-- are held again. Follows lifetime.lua and seats.lua.
--
-- KEYS  those of seats.lua, user's holds
-- ARGV  seat count, reservation id, hold ms, fence, indexes…
--
-- Returns {1}, or {0} not loaded, {-3, lost indexes…}; then nothing changed.

local user_holds, id, ends_ms = KEYS[5], ARGV[2], now_ms + tonumber(ARGV[3])

if not is_live() then return {0} end
if is_older_than(fence, ARGV[4]) then
  end_epoch(meta)
  return {0}
end

local lost = {-3}
for i = 5, #ARGV do
  if is_taken(ARGV[i], state_of(ARGV[i])) and redis.call('HGET', owners, ARGV[i]) ~= id then
    lost[#lost + 1] = tonumber(ARGV[i])
  end
end
if #lost > 1 then return lost end

for i = 5, #ARGV do
  if state_of(ARGV[i]) ~= 'S' then
    local ends = string.format('%.0f', math.max(ends_ms, tonumber(redis.call('ZSCORE', expiry, ARGV[i]) or 0)))
    redis.call('SETRANGE', map, ARGV[i], 'L')
    redis.call('HSET', owners, ARGV[i], id)
    redis.call('ZADD', expiry, ends, ARGV[i])
    redis.call('ZADD', user_holds, ends, id .. ':' .. (i - 4))
  end
end
live_for(user_holds, ARGV[3])
raise_version(meta, version)

return {1}
