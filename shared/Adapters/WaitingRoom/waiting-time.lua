-- Tells for how long a visitor has waited, and keeps that for as long as silence is borne. The server's clock counts.
--
-- KEYS  since: when the visitor's time began, ms
-- ARGV  lifetime ms, begin unless it runs already (0/1)
--
-- Returns the milliseconds since; 0 when it does not run.

local time = redis.call('TIME')
local now_ms = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local since_ms = tonumber(redis.call('GET', KEYS[1]) or now_ms)

if ARGV[2] == '1' or since_ms ~= now_ms then
  redis.call('SET', KEYS[1], string.format('%.0f', since_ms), 'PX', ARGV[1])
end

return math.max(0, now_ms - since_ms)
