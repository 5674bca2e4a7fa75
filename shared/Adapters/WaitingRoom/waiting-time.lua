-- Returns how long a visitor has waited, and extends the lifetime of that time. The server's clock decides.
--
-- KEYS  since: when the visitor began to wait, ms
-- ARGV  lifetime ms, begin unless the time has begun (0/1)
--
-- Returns the milliseconds waited; 0 when the time has not begun.

local since_ms = tonumber(redis.call('GET', KEYS[1]) or now_ms)

if ARGV[2] == '1' or since_ms ~= now_ms then
  redis.call('SET', KEYS[1], string.format('%.0f', since_ms), 'PX', ARGV[1])
end

return math.max(0, now_ms - since_ms)
