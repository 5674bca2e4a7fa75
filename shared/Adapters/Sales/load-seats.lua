-- Loads the sold seats of the durable store, one page at a time. The last page makes the map usable. Versions and
-- fences start from the clock, so that they grow even if Redis lost them.
--
-- KEYS  map, owners, meta
-- ARGV  seat count, lifetime ms, last page (0/1), epoch at the first page, then index, reservation id, …
--
-- Returns the epoch, which every sale and release changes; on the last page -1 if it changed during the load, which
-- then must start again.

local map, owners, meta = KEYS[1], KEYS[2], KEYS[3]
local seat_count = tonumber(ARGV[1])

if redis.call('STRLEN', map) ~= seat_count then
  redis.call('SET', map, string.rep('A', seat_count))
end

for i = 5, #ARGV, 2 do
  redis.call('SETRANGE', map, ARGV[i], 'S')
  redis.call('HSET', owners, ARGV[i], ARGV[i + 1])
end

for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[2]) end
local epoch = tonumber(redis.call('HGET', meta, 'epoch') or 0)
if ARGV[3] ~= '1' then
  redis.call('HSET', meta, 'epoch', epoch)
  redis.call('PEXPIRE', meta, ARGV[2])
  return epoch
end
if epoch ~= tonumber(ARGV[4]) then return -1 end

local _, sold = redis.call('GET', map):gsub('S', 'S')
local now_us = time[1] .. string.format('%06d', tonumber(time[2]))
redis.call('HMSET', meta, 'loaded', 1, 'sold', sold, 'version', now_us)
redis.call('HSETNX', meta, 'fence', now_us)
redis.call('PEXPIRE', meta, ARGV[2])

return epoch
