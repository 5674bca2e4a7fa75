-- Reads the state of every seat, unless the caller has the present version.
--
-- KEYS  map, expiry, meta
-- ARGV  version of the caller, seat count, expired seats at most
--
-- Returns {0} not loaded, {1} unchanged, or {2, version, map, indexes of expired seats…}.

local map, expiry, meta = KEYS[1], KEYS[2], KEYS[3]
local record = redis.call('HMGET', meta, 'loaded', 'version')
local now = string.format('%.0f', now_ms)

if record[1] ~= '1' or redis.call('STRLEN', map) ~= tonumber(ARGV[2]) then return {0} end

local answer = {2, record[2], ''}
for _, index in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[3])) do
  answer[#answer + 1] = tonumber(index)
end

if #answer == 3 and record[2] == ARGV[1] then return {1} end

answer[3] = redis.call('GET', map)

return answer
