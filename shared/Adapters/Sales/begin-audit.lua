-- Begins the next step of an audit, unless the last one was a moment ago.
--
-- KEYS  meta of the seats, or stock
-- ARGV  ms between two steps
--
-- Returns where the audit goes on, or -1 when it is too early or nothing is loaded.

local record = redis.call('HMGET', KEYS[1], 'epoch', 'audited_at', 'audited')
local age_ms = now_ms - tonumber(record[2] or 0)

if not record[1] or (age_ms >= 0 and age_ms < tonumber(ARGV[1])) then return -1 end

redis.call('HSET', KEYS[1], 'audited_at', now)

return tonumber(record[3] or 0)
