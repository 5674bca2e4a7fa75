-- Compares the durable store's shards of one ticket type with the stock, and the keys with each other. Follows
-- suspects.lua.
--
-- KEYS  those of stock.lua
-- ARGV  number of types, ordinal, where the audit goes on, then shard, quantity, revision, sold, …
--
-- Returns the result of judge; 0 also when the epoch is not live.

if not is_live() then return 0 end

local suspects, left = {}, 0
for i = 4, #ARGV, 4 do
  local state = redis.call('HGET', stock, ARGV[2] .. ':' .. ARGV[i]) or '0:0'
  local stored = ARGV[i + 2] .. ':' .. ARGV[i + 3]
  left = left + ARGV[i + 1] - state:match(':(%d+)')
  if state ~= stored then suspects[#suspects + 1] = ARGV[i] .. ':' .. state .. ':' .. stored end
end

for _, items in ipairs(redis.call('HVALS', held)) do
  for ordinal, quantity in items:gmatch('(%d+)=(%d+)') do
    if ordinal == ARGV[2] then left = left - quantity end
  end
end
if left ~= left_of(ARGV[2]) or redis.call('HLEN', held) ~= redis.call('ZCARD', expiry) then
  end_epoch(stock)
  return 0
end

return judge(stock, suspects, ARGV[3])
