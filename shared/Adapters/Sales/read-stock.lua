-- Reads what is left of each ticket type; tickets of expired holds count as available. Follows stock.lua.
--
-- KEYS  those of stock.lua
-- ARGV  number of types, expired holds at most
--
-- Returns {sold, version, left of ordinal 0, 1, …}; an empty list when not loaded.

if not is_live() then return {} end

local answer = {tonumber(redis.call('HGET', stock, 'sold')), tonumber(version)}
for ordinal = 0, tonumber(types) - 1 do answer[#answer + 1] = left_of(ordinal) end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[2])) do
  for ordinal, quantity in (redis.call('HGET', held, id) or ''):gmatch('(%d+)=(%d+)') do
    answer[ordinal + 3] = answer[ordinal + 3] + quantity
  end
end
for i = 3, #answer do answer[i] = math.max(0, answer[i]) end

return answer
