-- Holds seats for one user, all or none, and stores the pending reservation. If the same request stored it before, its
-- result is returned again.
--
-- KEYS  map, owners, expiry, meta, then those of hold.lua
-- ARGV  those of hold.lua, then seat count, indexes…
--
-- Returns {1, expires ms, fence}, or {2, …} for a reservation that was stored before;
-- {0} not loaded, {-1} no pass, {-2, units held}, {-3, taken indexes…}.

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]

if redis.call('HGET', meta, 'loaded') ~= '1' or redis.call('STRLEN', map) ~= tonumber(ARGV[8]) then return {0} end
local stored = redis.call('HMGET', reservation, 'state', 'expires', 'fence')
if stored[1] == 'pending' then return {2, tonumber(stored[2]), tonumber(stored[3])} end
if lacks_pass() then return {-1} end

local held, wanted = count_held(), #ARGV - 8
if held + wanted > tonumber(ARGV[5]) then return {-2, held} end

local taken = {-3}
for i = 9, #ARGV do
  local state = redis.call('GETRANGE', map, ARGV[i], ARGV[i])
  local is_held = state == 'L' and tonumber(redis.call('ZSCORE', expiry, ARGV[i]) or 0) > now_ms
  if is_held or state == 'S' then taken[#taken + 1] = tonumber(ARGV[i]) end
end
if #taken > 1 then return taken end

local fence, owned, ending = redis.call('HINCRBY', meta, 'fence', 1), {}, {}
for i = 9, #ARGV do
  redis.call('SETRANGE', map, ARGV[i], 'L')
  owned[#owned + 1], owned[#owned + 2] = ARGV[i], id
  ending[#ending + 1], ending[#ending + 2] = ends, ARGV[i]
end
redis.call('HSET', owners, unpack(owned))
redis.call('ZADD', expiry, unpack(ending))
redis.call('HINCRBY', meta, 'version', 1)
store_hold(wanted, fence)

return {1, ends_ms, fence}
