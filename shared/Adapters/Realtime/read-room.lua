-- Counts a room for one of its connections.
--
-- KEYS[1]  sorted set of the room's connections by the time at which they stop counting, in ms
-- ARGV[1]  connection
--
-- Returns how many are in the room; 0 when the connection is not.

if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or 0) <= now_ms then return 0 end

return redis.call('ZCARD', KEYS[1]) - redis.call('ZCOUNT', KEYS[1], '-inf', now_ms)
