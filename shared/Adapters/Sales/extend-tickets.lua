-- Extends the hold of a reservation's tickets for a sale. Expired tickets are held again if enough are left.
--
-- KEYS  stock, held, expiry
-- ARGV  reservation id, hold ms, then ordinal, quantity, …
--
-- Returns {1}, or {0} not loaded, {-3, ordinal, left}; then nothing changed.

local stock, held, expiry = KEYS[1], KEYS[2], KEYS[3]
local id = ARGV[1]

if redis.call('HGET', stock, 'loaded') ~= '1' then return {0} end

if redis.call('HEXISTS', held, id) == 0 then
  local items = {}
  for i = 3, #ARGV, 2 do
    local left = tonumber(redis.call('HGET', stock, ARGV[i]) or 0)
    if left < tonumber(ARGV[i + 1]) then return {-3, tonumber(ARGV[i]), left} end
    items[#items + 1] = ARGV[i] .. '=' .. ARGV[i + 1]
  end
  for i = 3, #ARGV, 2 do redis.call('HINCRBY', stock, ARGV[i], '-' .. ARGV[i + 1]) end
  redis.call('HSET', held, id, table.concat(items, ','))
  redis.call('HINCRBY', stock, 'version', 1)
end

redis.call('ZADD', expiry, string.format('%.0f', now_ms + tonumber(ARGV[2])), id)

return {1}
