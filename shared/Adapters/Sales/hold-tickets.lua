-- Holds tickets by type for one user, all or none, and stores the pending reservation. If the same request stored it
-- before, its result is returned again. Follows hold.lua.
--
-- KEYS  those of stock.lua, then those of hold.lua
-- ARGV  those of hold.lua, then ordinal, quantity, …
--
-- Returns {1, expires ms, fence, version, left…}, or {2, …} for a reservation that was stored before;
-- {0} not loaded, {-1} no pass, {-2, units held}, {-3, ordinal, left}.

if not is_live() then return {0} end
local stored = redis.call('HMGET', reservation, 'state', 'expires', 'fence')
if stored[1] == 'pending' then
  local again = {2, tonumber(stored[2]), tonumber(stored[3]), tonumber(version)}
  for i = 9, #ARGV, 2 do again[#again + 1] = math.max(0, left_of(ARGV[i])) end
  return again
end
if lacks_pass() then return {-1} end

local wanted, items = 0, {}
for i = 9, #ARGV, 2 do
  local left = left_of(ARGV[i])
  wanted = wanted + tonumber(ARGV[i + 1])
  items[#items + 1] = ARGV[i] .. '=' .. ARGV[i + 1]
  if left < tonumber(ARGV[i + 1]) then return {-3, tonumber(ARGV[i]), math.max(0, left)} end
end
local held_units = count_held()
if held_units + wanted > units_max then return {-2, held_units} end

local next_version, hold_fence = raise_fence(stock, version, fence)
local answer = {1, ends_ms, hold_fence, next_version}
for i = 9, #ARGV, 2 do answer[#answer + 1] = redis.call('HINCRBY', stock, ARGV[i], '-' .. ARGV[i + 1]) end
redis.call('HSET', held, id, table.concat(items, ','))
redis.call('ZADD', expiry, ends, id)
store_hold(held_units, wanted, hold_fence)

return answer
