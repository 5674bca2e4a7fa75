-- Begins to load the stock. Follows lifetime.lua and stock.lua.
--
-- KEYS  those of stock.lua
-- ARGV  number of types, lifetime of the load ms, reservations at most
--
-- Returns {how often the durable store changed so far, reservations that are being sold and hold tickets…}; {-1} when
-- the epoch is live.

if is_live() then return {'-1'} end

-- The count starts from the clock, so a count from before a loss of data never occurs again.
redis.call('HSETNX', stock, 'changes', string.format('%.0f', now_us))
live_for(stock, ARGV[2])

local answer = {redis.call('HGET', stock, 'changes')}
local items = redis.call('HGETALL', held)
for i = 1, #items, 2 do
  local is_being_sold = items[i + 1]:sub(1, 1) == 's'
  if is_being_sold and #answer <= tonumber(ARGV[3]) then answer[#answer + 1] = items[i] end
end

return answer
