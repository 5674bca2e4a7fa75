-- Lists the performances that have holds which the catalogue does not list, and removes those whose last hold ended long
-- ago. Follows time.lua.
--
-- KEYS  noted performances
-- ARGV  how long a performance is noted after the end of its last hold ms, performances at most
--
-- Returns performance numbers.

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now_ms - tonumber(ARGV[1]))

return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '+inf', 'LIMIT', 0, ARGV[2])
