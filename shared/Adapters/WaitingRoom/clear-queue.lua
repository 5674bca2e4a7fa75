-- Removes every visitor from a queue. Counters, credit and caps stay, so figures that were sent before stay true.
-- Follows queue.lua and version.lua.
--
-- Returns the figures.

redis.call('UNLINK', waiting, admitted, seen)
raise_version()

return figures()
