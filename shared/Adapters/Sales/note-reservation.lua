-- Adds a reservation to the list of its user, newest last, and removes the oldest ones beyond the limit.
-- Follows lifetime.lua.
--
-- KEYS  list
-- ARGV  created at ms, reservation id, reservations at most, remember ms
--
-- Returns nothing.

redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - tonumber(ARGV[3]))
live_for(KEYS[1], ARGV[4])
