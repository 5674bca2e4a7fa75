-- Sets the caps that hold from now on; what was saved up under a greater rate is cut to the new burst. Follows line.lua
-- and version.lua.
--
-- ARGV[5] capacity   ARGV[6] admissions a second   ARGV[7] how long they go before those of the callers, ms

local credit = count_credit()
rate = tonumber(ARGV[6])
keep_credit(math.min(credit, rate * tonumber(ARGV[4]) * 1000))
redis.call('HSET', state, 'capacity', ARGV[5], 'rate', ARGV[6], 'rules_until_ms', now_ms + tonumber(ARGV[7]))
redis.call('HDEL', state, 'measured_milli', 'measured_at_ms', 'unmeasured')
raise_version()

return 1
