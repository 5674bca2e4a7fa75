-- Keeps a result unless something changed since it was computed: a change replaces the result by a mark of its own.
--
-- KEYS  result
-- ARGV  what was there before the computation ('' for nothing), result, lifetime ms
--
-- Returns 1 when the result is kept, else 0.

if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])

return 1
