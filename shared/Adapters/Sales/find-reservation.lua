-- Reads a reservation, and the clock that judges its hold.
--
-- KEYS  reservation
-- ARGV  none
--
-- Returns {now ms, body, state, expires ms, fence, cancellation}; {now ms} when it is not stored.

local record = redis.call('HMGET', KEYS[1], 'body', 'state', 'expires', 'fence', 'cancellation')
local now = string.format('%.0f', now_ms)

if not record[1] then return {now} end

return {now, record[1], record[2], record[3], record[4], record[5]}
