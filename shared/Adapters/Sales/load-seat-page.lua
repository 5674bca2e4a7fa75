-- Adds a page of sold seats to the keys of a load.
--
-- KEYS  map of the load, owners of the load
-- ARGV  rows loaded before, then index, reservation id, …
--
-- Returns 1, or 0 when the keys of the load were lost.

if redis.call('HGET', KEYS[2], 'rows') ~= ARGV[1] or redis.call('EXISTS', KEYS[1]) == 0 then return 0 end

for i = 2, #ARGV, 2 do
  redis.call('SETRANGE', KEYS[1], ARGV[i], 'S')
  redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
end
redis.call('HINCRBY', KEYS[2], 'rows', string.format('%.0f', (#ARGV - 1) / 2))

return 1
