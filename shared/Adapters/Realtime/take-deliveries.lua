-- Takes some tokens at once from a bucket, which is one number: the time at which it will be full again.
--
-- KEYS[1]  when the bucket will be full, in microseconds; absent for a full one
-- ARGV[1]  tokens
-- ARGV[2]  tokens a second
-- ARGV[3]  tokens in a full bucket; a request for more takes all of them
--
-- Returns 1, or 0 when too few are left.

local now_us = tonumber(time[1]) * 1000000 + tonumber(time[2])
local each_us, burst = 1000000 / tonumber(ARGV[2]), tonumber(ARGV[3])
local full_us = math.max(now_us, tonumber(redis.call('GET', KEYS[1]) or 0))
local taken_us = full_us + math.min(tonumber(ARGV[1]), burst) * each_us

if taken_us - now_us > burst * each_us then return 0 end

redis.call('SET', KEYS[1], string.format('%.0f', taken_us), 'PX', math.ceil((taken_us - now_us) / 1000) + 1)

return 1
