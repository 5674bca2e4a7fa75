-- Notes a new reservation in its visitor's list, newest last, and lets the oldest go.
--
-- KEYS  list
-- ARGV  made at ms, reservation id, reservations at most, remember ms
--
-- Returns nothing.

redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - tonumber(ARGV[3]))
redis.call('PEXPIRE', KEYS[1], ARGV[4])
