-- Removes every visitor from a queue. Counters, credit, caps and epoch stay, so figures that were sent before stay
-- true, and no token that was signed before brings anybody back. Follows queue.lua and version.lua.
--
-- ARGV[5] lifetime of the key that stays, ms
--
-- Returns the figures.

redis.call('UNLINK', waiting, admitted, seen, leases, numbers)
redis.call('HSET', state, 'inside', 0, 'cleared', 1)
raise_version()
live_for(state, ARGV[5])

return figures()
