-- Sets the caps that apply from now on. Credit that was saved under a greater rate is cut to the new burst. Follows
-- queue.lua and version.lua.
--
-- ARGV[5] capacity   ARGV[6] admissions a second   ARGV[7] how long they override the callers' caps, ms
-- ARGV[8] lifetime of the key, ms

local credit = count_credit()
rate = tonumber(ARGV[6])
save_credit(math.min(credit, rate * tonumber(ARGV[4]) * 1000))
redis.call('HSET', state, 'capacity', ARGV[5], 'rate', ARGV[6], 'rules_until_ms', now_ms + tonumber(ARGV[7]))
raise_version()
live_for(state, ARGV[8])

return 1
