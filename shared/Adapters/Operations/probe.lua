-- Writes what the readiness check writes, as every script of the platform writes: with a lifetime.
--
-- KEYS  probe
-- ARGV  lifetime in ms
--
-- Returns 1.

redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])

return 1
