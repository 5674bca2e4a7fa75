-- Extends the live hold of a reservation's seats for a sale. Seats that Redis lost before the hold's end, and that no
-- other user has, are held again.
--
-- KEYS  map, owners, expiry, meta
-- ARGV  reservation id, hold ms, seat count, end of the hold ms, indexes…
--
-- Returns {1}, or {0} not loaded, {-3, lost indexes…}, {-4} the hold ran out; then nothing changed.

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, hold_ms, seat_count, expires_ms = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

if redis.call('HGET', meta, 'loaded') ~= '1' or redis.call('STRLEN', map) ~= seat_count then return {0} end

local lost, live = {-3}, 0
for i = 5, #ARGV do
  local state = redis.call('GETRANGE', map, ARGV[i], ARGV[i])
  local is_held = state == 'L' and tonumber(redis.call('ZSCORE', expiry, ARGV[i]) or 0) > now_ms
  if is_held or state == 'S' then
    if redis.call('HGET', owners, ARGV[i]) == id then live = live + 1 else lost[#lost + 1] = tonumber(ARGV[i]) end
  end
end
-- A confirmation that was interrupted may have extended the hold beyond its end.
if expires_ms <= now_ms and live < #ARGV - 4 then return {-4} end
if #lost > 1 then return lost end

for i = 5, #ARGV do
  if redis.call('GETRANGE', map, ARGV[i], ARGV[i]) ~= 'S' then
    redis.call('SETRANGE', map, ARGV[i], 'L')
    redis.call('HSET', owners, ARGV[i], id)
    redis.call('ZADD', expiry, string.format('%.0f', now_ms + hold_ms), ARGV[i])
  end
end
redis.call('HINCRBY', meta, 'version', 1)

return {1}
