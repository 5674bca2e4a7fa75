-- Dissolves a line. Counters, credit and caps stay: nothing that was told before becomes wrong. Follows line.lua.
--
-- Returns how many waited.

local size = redis.call('ZCARD', waiting)
redis.call('UNLINK', waiting, admitted, seen)

return size
