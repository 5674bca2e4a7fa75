-- Notes until when a performance has holds that the catalogue does not list. Follows time.lua and lifetime.lua.
--
-- KEYS  noted performances
-- ARGV  performance number, lifetime of the hold ms, how long it is noted after the end of its last hold ms
--
-- Returns nothing.

local ends_ms = now_ms + tonumber(ARGV[2])
if ends_ms > tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or 0) then
  redis.call('ZADD', KEYS[1], ends_ms, ARGV[1])
end
live_for(KEYS[1], tonumber(ARGV[2]) + tonumber(ARGV[3]))
