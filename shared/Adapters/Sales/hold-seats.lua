-- Holds seats for one user, all or none, and stores the pending reservation. If the same request stored it before, its
-- result is returned again. Follows hold.lua.
--
-- KEYS  those of seats.lua, then those of hold.lua
-- ARGV  those of hold.lua, then indexes…
--
-- Returns {1, expires ms, fence, version}, or {2, …} for a reservation that was stored before;
-- {0} not loaded, {-1} no pass, {-2, units held}, {-3, taken indexes…}.

if not is_live() then return {0} end
local stored = redis.call('HMGET', reservation, 'state', 'expires', 'fence')
if stored[1] == 'pending' then return {2, tonumber(stored[2]), tonumber(stored[3]), tonumber(version)} end
if lacks_pass() then return {-1} end

local held, wanted = count_held(), #ARGV - 8
if held + wanted > units_max then return {-2, held} end

local taken = {-3}
for i = 9, #ARGV do
  if is_taken(ARGV[i], state_of(ARGV[i])) then taken[#taken + 1] = tonumber(ARGV[i]) end
end
if #taken > 1 then return taken end

local owned, ending = {}, {}
for i = 9, #ARGV do
  redis.call('SETRANGE', map, ARGV[i], 'L')
  owned[#owned + 1], owned[#owned + 2] = ARGV[i], id
  ending[#ending + 1], ending[#ending + 2] = ends, ARGV[i]
end
redis.call('HSET', owners, unpack(owned))
redis.call('ZADD', expiry, unpack(ending))
local next_version, hold_fence = raise_fence(meta, version, fence)
store_hold(held, wanted, hold_fence)

return {1, ends_ms, hold_fence, next_version}
