-- Extends the live hold of a reservation's tickets for a sale; no hold becomes shorter. Tickets that Redis lost before
-- the hold's end are held again if enough are left. Follows lifetime.lua and stock.lua.
--
-- KEYS  those of stock.lua, user's holds
-- ARGV  type count, reservation id, hold ms, fence, end of the hold ms, then ordinal, quantity, …
--
-- Returns {1}, or {0} not loaded, {-3, ordinal, left}, {-4} the hold ran out; then nothing changed.

local user_holds, id, ends_ms = KEYS[4], ARGV[2], now_ms + tonumber(ARGV[3])

if not is_live() then return {0} end
if is_older_than(fence, ARGV[4]) then
  end_epoch(stock)
  return {0}
end

-- A confirmation that was interrupted may have extended the hold beyond its end.
local is_held = redis.call('HEXISTS', held, id) == 1
local has_time = is_held and tonumber(redis.call('ZSCORE', expiry, id) or 0) > now_ms
if tonumber(ARGV[5]) <= now_ms and not has_time then return {-4} end

local items, unit_count = {}, 0
for i = 6, #ARGV, 2 do
  local left = left_of(ARGV[i])
  if not is_held and left < tonumber(ARGV[i + 1]) then return {-3, tonumber(ARGV[i]), math.max(0, left)} end
  items[#items + 1] = ARGV[i] .. '=' .. ARGV[i + 1]
  unit_count = unit_count + tonumber(ARGV[i + 1])
end

if not is_held then
  for i = 6, #ARGV, 2 do redis.call('HINCRBY', stock, ARGV[i], '-' .. ARGV[i + 1]) end
  raise_version(stock, version)
end
local ends = string.format('%.0f', math.max(ends_ms, tonumber(redis.call('ZSCORE', expiry, id) or 0)))
redis.call('HSET', held, id, 's,' .. table.concat(items, ','))
redis.call('ZADD', expiry, ends, id)
for i = 1, unit_count do redis.call('ZADD', user_holds, ends, id .. ':' .. i) end
live_for(user_holds, ARGV[3])

return {1}
