-- Ends a load: builds the stock from the shards of the durable store and the live holds, and replaces all keys in one
-- step, which begins a new epoch. Follows lifetime.lua, server.lua and stock.lua.
--
-- KEYS  those of stock.lua
-- ARGV  number of types, lifetime ms, changes at the beginning, least fence, number of sold reservations, their ids,
--       then ordinal, shard, quantity, revision, sold, …
--
-- Returns 1, or 0 when the durable store changed meanwhile: the load must start again.

if is_live() then return 1 end
if redis.call('HGET', stock, 'changes') ~= ARGV[3] then return 0 end

local begun, sold_count, left, fields, is_sold = string.format('%.0f', now_us), 0, {}, {}, {epoch = true}
local first_shard = 6 + tonumber(ARGV[5])
for i = 6, first_shard - 1 do is_sold[ARGV[i]] = true end
for i = first_shard, #ARGV, 5 do
  left[ARGV[i]] = (left[ARGV[i]] or 0) + ARGV[i + 2] - ARGV[i + 4]
  sold_count = sold_count + ARGV[i + 4]
  fields[#fields + 1] = {ARGV[i] .. ':' .. ARGV[i + 1], ARGV[i + 3] .. ':' .. ARGV[i + 4]}
end

local holds = {}
local live = redis.call('ZRANGEBYSCORE', expiry, '(' .. now, '+inf', 'WITHSCORES')
for i = 1, #live, 2 do
  local items = not is_sold[live[i]] and redis.call('HGET', held, live[i])
  if items then holds[#holds + 1] = {live[i], items, live[i + 1]} end
end

local first_fence = math.max(now_us, tonumber(fence or 0), tonumber(ARGV[4]))
redis.call('DEL', stock, held, expiry)
redis.call('HSET', held, 'epoch', begun)
redis.call('ZADD', expiry, begun, 'epoch')
for _, hold in ipairs(holds) do
  redis.call('HSET', held, hold[1], hold[2])
  redis.call('ZADD', expiry, hold[3], hold[1])
  for ordinal, quantity in hold[2]:gmatch('(%d+)=(%d+)') do left[ordinal] = (left[ordinal] or 0) - quantity end
end
for ordinal, count in pairs(left) do redis.call('HSET', stock, ordinal, string.format('%.0f', count)) end
for _, field in ipairs(fields) do redis.call('HSET', stock, field[1], field[2]) end
redis.call('HSET', stock, 'epoch', begun, 'types', ARGV[1], 'changes', ARGV[3], 'server', server_id(),
  'sold', string.format('%.0f', sold_count), 'fence', string.format('%.0f', first_fence))
raise_version(stock, version)
for i = 1, 3 do live_for(KEYS[i], ARGV[2]) end

return 1
