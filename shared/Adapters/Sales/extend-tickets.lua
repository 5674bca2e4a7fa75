-- Extends the live hold of a reservation's tickets for a sale. Tickets that Redis lost before the hold's end are held
-- again if enough are left.
--
-- KEYS  stock, held, expiry
-- ARGV  reservation id, hold ms, end of the hold ms, then ordinal, quantity, …
--
-- Returns {1}, or {0} not loaded, {-3, ordinal, left}, {-4} the hold ran out; then nothing changed.

local stock, held, expiry = KEYS[1], KEYS[2], KEYS[3]
local id, is_held = ARGV[1], redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1

if redis.call('HGET', stock, 'loaded') ~= '1' then return {0} end

-- A confirmation that was interrupted may have extended the hold beyond its end.
local is_live = is_held and tonumber(redis.call('ZSCORE', expiry, id) or 0) > now_ms
if tonumber(ARGV[3]) <= now_ms and not is_live then return {-4} end

if not is_held then
  local items = {}
  for i = 4, #ARGV, 2 do
    local left = tonumber(redis.call('HGET', stock, ARGV[i]) or 0)
    if left < tonumber(ARGV[i + 1]) then return {-3, tonumber(ARGV[i]), left} end
    items[#items + 1] = ARGV[i] .. '=' .. ARGV[i + 1]
  end
  for i = 4, #ARGV, 2 do redis.call('HINCRBY', stock, ARGV[i], '-' .. ARGV[i + 1]) end
  redis.call('HSET', held, id, table.concat(items, ','))
  redis.call('HINCRBY', stock, 'version', 1)
end

redis.call('ZADD', expiry, string.format('%.0f', now_ms + tonumber(ARGV[2])), id)

return {1}
