-- Holds tickets by type for one user, all or none, and stores the pending reservation. If the same request stored it
-- before, its result is returned again.
--
-- KEYS  stock, held, expiry, then those of hold.lua
-- ARGV  those of hold.lua, then ordinal, quantity, …
--
-- Returns {1, expires ms, fence, version, left…}, or {2, …} for a reservation that was stored before;
-- {0} not loaded, {-1} no pass, {-2, units held}, {-3, ordinal, left}.

local stock, held, expiry = KEYS[1], KEYS[2], KEYS[3]

if redis.call('HGET', stock, 'loaded') ~= '1' then return {0} end
local stored = redis.call('HMGET', reservation, 'state', 'expires', 'fence')
if stored[1] == 'pending' then
  local version = tonumber(redis.call('HGET', stock, 'version') or 0)
  local again = {2, tonumber(stored[2]), tonumber(stored[3]), version}
  for i = 8, #ARGV, 2 do again[#again + 1] = tonumber(redis.call('HGET', stock, ARGV[i]) or 0) end
  return again
end
if lacks_pass() then return {-1} end

local held_units, wanted, items = count_held(), 0, {}
for i = 8, #ARGV, 2 do
  local left = tonumber(redis.call('HGET', stock, ARGV[i]) or 0)
  wanted = wanted + tonumber(ARGV[i + 1])
  items[#items + 1] = ARGV[i] .. '=' .. ARGV[i + 1]
  if left < tonumber(ARGV[i + 1]) then return {-3, tonumber(ARGV[i]), left} end
end
if held_units + wanted > tonumber(ARGV[5]) then return {-2, held_units} end

local fence = redis.call('HINCRBY', stock, 'fence', 1)
local answer = {1, ends_ms, fence, redis.call('HINCRBY', stock, 'version', 1)}
for i = 8, #ARGV, 2 do answer[#answer + 1] = redis.call('HINCRBY', stock, ARGV[i], '-' .. ARGV[i + 1]) end
redis.call('HSET', held, id, table.concat(items, ','))
redis.call('ZADD', expiry, ends, id)
store_hold(wanted, fence)

return answer
