-- Dissolves a line. Counters, credit and caps stay: nothing that was told before becomes wrong. Follows line.lua and
-- version.lua.
--
-- Returns the figures.

redis.call('UNLINK', waiting, admitted, seen)
raise_version()

return figures()
