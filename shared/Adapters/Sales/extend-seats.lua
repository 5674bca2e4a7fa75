-- Extends the hold of a reservation's seats for a sale. Expired seats that no other user has are held again.
--
-- KEYS  map, owners, expiry, meta
-- ARGV  reservation id, hold ms, seat count, indexes…
--
-- Returns {1}, or {0} not loaded, {-3, lost indexes…}; then nothing changed.

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, hold_ms, seat_count = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])

if redis.call('HGET', meta, 'loaded') ~= '1' or redis.call('STRLEN', map) ~= seat_count then return {0} end

local lost = {-3}
for i = 4, #ARGV do
  local state = redis.call('GETRANGE', map, ARGV[i], ARGV[i])
  local is_held = state == 'L' and tonumber(redis.call('ZSCORE', expiry, ARGV[i]) or 0) > now_ms
  local is_free = not is_held and state ~= 'S'
  if not is_free and redis.call('HGET', owners, ARGV[i]) ~= id then lost[#lost + 1] = tonumber(ARGV[i]) end
end
if #lost > 1 then return lost end

for i = 4, #ARGV do
  if redis.call('GETRANGE', map, ARGV[i], ARGV[i]) ~= 'S' then
    redis.call('SETRANGE', map, ARGV[i], 'L')
    redis.call('HSET', owners, ARGV[i], id)
    redis.call('ZADD', expiry, string.format('%.0f', now_ms + hold_ms), ARGV[i])
  end
end
redis.call('HINCRBY', meta, 'version', 1)

return {1}
