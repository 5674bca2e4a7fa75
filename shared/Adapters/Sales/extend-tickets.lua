-- Extends the hold of a reservation's tickets for a sale; no hold becomes shorter. Expired tickets are held again if
-- enough are left. Follows lifetime.lua and stock.lua.
--
-- KEYS  those of stock.lua, user's holds
-- ARGV  type count, reservation id, hold ms, fence, then ordinal, quantity, …
--
-- Returns {1}, or {0} not loaded, {-3, ordinal, left}; then nothing changed.

local user_holds, id, ends_ms = KEYS[4], ARGV[2], now_ms + tonumber(ARGV[3])

if not is_live() then return {0} end
if is_older_than(fence, ARGV[4]) then
  end_epoch(stock)
  return {0}
end

local is_held, items, unit_count = redis.call('HEXISTS', held, id) == 1, {}, 0
for i = 5, #ARGV, 2 do
  local left = left_of(ARGV[i])
  if not is_held and left < tonumber(ARGV[i + 1]) then return {-3, tonumber(ARGV[i]), math.max(0, left)} end
  items[#items + 1] = ARGV[i] .. '=' .. ARGV[i + 1]
  unit_count = unit_count + tonumber(ARGV[i + 1])
end

if not is_held then
  for i = 5, #ARGV, 2 do redis.call('HINCRBY', stock, ARGV[i], '-' .. ARGV[i + 1]) end
  raise_version(stock, version)
end
local ends = string.format('%.0f', math.max(ends_ms, tonumber(redis.call('ZSCORE', expiry, id) or 0)))
redis.call('HSET', held, id, 's,' .. table.concat(items, ','))
redis.call('ZADD', expiry, ends, id)
for i = 1, unit_count do redis.call('ZADD', user_holds, ends, id .. ':' .. i) end
live_for(user_holds, ARGV[3])

return {1}
