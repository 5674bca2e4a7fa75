-- Claims a pending reservation with a live hold for payment: from then on only its durable sale decides about it.
--
-- KEYS  reservation
-- ARGV  none
--
-- Returns {body, state, expires ms, fence, cancellation} after the claim; an empty list when it is not stored.

local record = redis.call('HMGET', KEYS[1], 'body', 'state', 'expires', 'fence', 'cancellation')

if not record[1] then return {} end

if record[2] == 'pending' and tonumber(record[3]) > now_ms then
  redis.call('HSET', KEYS[1], 'state', 'claimed')
  record[2] = 'claimed'
end

return record
