-- Reads what is left of each ticket type; tickets of expired holds count as available.
--
-- KEYS  stock, held, expiry
-- ARGV  number of types, expired holds at most
--
-- Returns {sold, version, left of ordinal 0, 1, …}; an empty list when not loaded.

local stock, held, expiry = KEYS[1], KEYS[2], KEYS[3]
local now = string.format('%.0f', now_ms)

if redis.call('HGET', stock, 'loaded') ~= '1' then return {} end

local answer = {tonumber(redis.call('HGET', stock, 'sold') or 0), tonumber(redis.call('HGET', stock, 'version') or 0)}
for ordinal = 0, tonumber(ARGV[1]) - 1 do
  answer[#answer + 1] = tonumber(redis.call('HGET', stock, ordinal) or 0)
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[2])) do
  for ordinal, quantity in (redis.call('HGET', held, id) or ''):gmatch('(%d+)=(%d+)') do
    answer[ordinal + 3] = answer[ordinal + 3] + quantity
  end
end

return answer
