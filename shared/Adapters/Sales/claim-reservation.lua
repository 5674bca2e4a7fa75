-- Claims a pending reservation with a live hold for payment: from then on only its durable sale decides about it.
--
-- KEYS  reservation
-- ARGV  none
--
-- Returns {now ms, body, state, expires ms, fence, cancellation} after the claim; {now ms} when it is not stored.

local record = redis.call('HMGET', KEYS[1], 'body', 'state', 'expires', 'fence', 'cancellation')
local now = string.format('%.0f', now_ms)

if not record[1] then return {now} end

if record[2] == 'pending' and tonumber(record[3]) > now_ms then
  redis.call('HSET', KEYS[1], 'state', 'claimed')
  record[2] = 'claimed'
end

return {now, record[1], record[2], record[3], record[4], record[5]}
