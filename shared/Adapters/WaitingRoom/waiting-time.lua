-- Returns how long a visitor has waited, and extends the lifetime of that time. The server's clock decides. Follows
-- lifetime.lua.
--
-- KEYS  since: when the visitor began to wait, ms
-- ARGV  lifetime ms, begin unless the time has begun (0/1)
--
-- Returns the milliseconds waited; 0 when the time has not begun.

local since = redis.call('GET', KEYS[1])
local since_ms = since and tonumber(since) or now_ms

if since then
  live_for(KEYS[1], ARGV[1])
elseif ARGV[2] == '1' then
  redis.call('SET', KEYS[1], string.format('%.0f', now_ms), 'PX', ARGV[1])
end

return math.max(0, now_ms - since_ms)
