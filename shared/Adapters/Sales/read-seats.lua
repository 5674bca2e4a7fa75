-- Reads the state of every seat, unless the caller has the present version. Follows seats.lua.
--
-- KEYS  those of seats.lua
-- ARGV  seat count, version of the caller, expired seats at most
--
-- Returns {0} not loaded, {1} unchanged, or {2, version, map, indexes of expired seats…}.

if not is_live() then return {0} end

local answer = {2, version, ''}
for _, index in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[3])) do
  answer[#answer + 1] = tonumber(index)
end

if #answer == 3 and version == ARGV[2] then return {1} end

answer[3] = redis.call('GETRANGE', map, 0, seat_count - 1)

return answer
