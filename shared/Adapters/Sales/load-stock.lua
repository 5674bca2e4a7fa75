-- Loads what the durable store has left of each ticket type, and subtracts the live holds. The version and the fence
-- start from the clock, so that they grow even if Redis lost them.
--
-- KEYS  stock, held, expiry
-- ARGV  commit (0/1), epoch at the start, lifetime ms, sold in all, then left of ordinal 0, 1, …
--
-- Returns the epoch, which every sale and release changes; on commit -1 if it changed during the load, which then must
-- start again.

local stock, held, expiry = KEYS[1], KEYS[2], KEYS[3]
local epoch = tonumber(redis.call('HGET', stock, 'epoch') or 0)

if ARGV[1] ~= '1' then
  redis.call('HSET', stock, 'epoch', epoch)
  redis.call('PEXPIRE', stock, ARGV[3])
  return epoch
end

if epoch ~= tonumber(ARGV[2]) then return -1 end

for i = 5, #ARGV do redis.call('HSET', stock, i - 5, ARGV[i]) end
for _, items in ipairs(redis.call('HVALS', held)) do
  for ordinal, quantity in items:gmatch('(%d+)=(%d+)') do redis.call('HINCRBY', stock, ordinal, '-' .. quantity) end
end

local now_us = time[1] .. string.format('%06d', tonumber(time[2]))
local version = math.max(tonumber(redis.call('HGET', stock, 'version') or 0) + 1, tonumber(now_us))
redis.call('HMSET', stock, 'loaded', 1, 'sold', ARGV[4], 'version', string.format('%.0f', version))
redis.call('HSETNX', stock, 'fence', now_us)
redis.call('PEXPIRE', stock, ARGV[3])
redis.call('PEXPIRE', held, ARGV[3])
redis.call('PEXPIRE', expiry, ARGV[3])

return epoch
