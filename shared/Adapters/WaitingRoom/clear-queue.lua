-- Removes every visitor from a queue. Counters, credit and caps stay, so figures that were sent before stay true.
-- Follows queue.lua and version.lua.
--
-- ARGV[5] lifetime of the key that stays, ms
--
-- Returns the figures.

redis.call('UNLINK', waiting, admitted, seen)
raise_version()
redis.call('PEXPIRE', state, ARGV[5])

return figures()
