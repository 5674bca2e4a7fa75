-- Extends the live hold of a reservation's seats for a sale; no hold becomes shorter. Seats that Redis lost before the
-- hold's end, and that no other user has, are held again. Follows lifetime.lua and seats.lua.
--
-- KEYS  those of seats.lua, user's holds
-- ARGV  seat count, reservation id, hold ms, fence, end of the hold ms, indexes…
--
-- Returns {1}, or {0} not loaded, {-3, lost indexes…}, {-4} the hold ran out; then nothing changed.

local user_holds, id, ends_ms, expires_ms = KEYS[5], ARGV[2], now_ms + tonumber(ARGV[3]), tonumber(ARGV[5])

if not is_live() then return {0} end
if is_older_than(fence, ARGV[4]) then
  end_epoch(meta)
  return {0}
end

local lost, live = {-3}, 0
for i = 6, #ARGV do
  if is_taken(ARGV[i], state_of(ARGV[i])) then
    if redis.call('HGET', owners, ARGV[i]) == id then live = live + 1 else lost[#lost + 1] = tonumber(ARGV[i]) end
  end
end
-- A confirmation that was interrupted may have extended the hold beyond its end.
if expires_ms <= now_ms and live < #ARGV - 5 then return {-4} end
if #lost > 1 then return lost end

for i = 6, #ARGV do
  if state_of(ARGV[i]) ~= 'S' then
    local ends = string.format('%.0f', math.max(ends_ms, tonumber(redis.call('ZSCORE', expiry, ARGV[i]) or 0)))
    redis.call('SETRANGE', map, ARGV[i], 'L')
    redis.call('HSET', owners, ARGV[i], id)
    redis.call('ZADD', expiry, ends, ARGV[i])
    redis.call('ZADD', user_holds, ends, id .. ':' .. (i - 5))
  end
end
live_for(user_holds, ARGV[3])
raise_version(meta, version)

return {1}
