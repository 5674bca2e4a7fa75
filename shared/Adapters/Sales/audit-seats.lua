-- Compares a part of the durable store's sold seats with the map, and the keys with each other. Follows suspects.lua.
--
-- KEYS  those of seats.lua
-- ARGV  seat count, first index, index after the last, where the audit goes on, then index, reservation id, …
--
-- Returns the result of judge; 0 also when the epoch is not live.

if not is_live() then return 0 end

local whole = redis.call('GETRANGE', map, 0, seat_count - 1)
local _, sold_count = whole:gsub('S', '')
local _, held_count = whole:gsub('L', '')
if sold_count ~= tonumber(redis.call('HGET', meta, 'sold')) or held_count ~= redis.call('ZCARD', expiry) - 1
  or held_count + sold_count ~= redis.call('HLEN', owners) - 1 then
  end_epoch(meta)
  return 0
end

local suspects, stored = {}, {}
for i = 5, #ARGV, 2 do stored[ARGV[i]] = ARGV[i + 1] end

local place = whole:find('S', tonumber(ARGV[2]) + 1, true)
while place and place <= tonumber(ARGV[3]) do
  local index = string.format('%d', place - 1)
  local owner = redis.call('HGET', owners, index)
  if owner ~= stored[index] then suspects[#suspects + 1] = index .. ':' .. tostring(owner) end
  stored[index] = nil
  place = whole:find('S', place + 1, true)
end
for index, id in pairs(stored) do suspects[#suspects + 1] = index .. ':not:' .. id end

return judge(meta, suspects, ARGV[4])
