-- Tells Redis which seats the durable store has sold, a page at a time; the last page opens the map for holds.
-- Versions and fences start from the clock, so that they grow even over a Redis that forgot them.
--
-- KEYS  map, owners, meta
-- ARGV  seat count, lifetime ms, last page (0/1), disturbances at the first page, then index, reservation id, …
--
-- Returns the disturbances so far; on the last page -1 when a sale came between and the load has to start again.

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
local disturbances = tonumber(redis.call('HGET', meta, 'disturbances') or 0)
if ARGV[3] ~= '1' then
  redis.call('HSET', meta, 'disturbances', disturbances)
  redis.call('PEXPIRE', meta, ARGV[2])
  return disturbances
end
if disturbances ~= tonumber(ARGV[4]) then return -1 end

local _, sold = redis.call('GET', map):gsub('S', 'S')
local now_us = time[1] .. string.format('%06d', tonumber(time[2]))
redis.call('HMSET', meta, 'loaded', 1, 'sold', sold, 'version', now_us)
redis.call('HSETNX', meta, 'fence', now_us)
redis.call('PEXPIRE', meta, ARGV[2])

return disturbances
