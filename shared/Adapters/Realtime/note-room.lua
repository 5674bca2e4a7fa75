-- Notes that a connection entered a room of any kind, unless it is in too many. Follows lifetime.lua.
--
-- KEYS[1]  set of the rooms that the connection entered
-- ARGV[1]  room
-- ARGV[2]  rooms that one connection may be in
-- ARGV[3]  lifetime in ms
--
-- Returns 1, or 0 when there are too many.

local is_new = redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 0

if is_new and redis.call('SCARD', KEYS[1]) >= tonumber(ARGV[2]) then
  return 0
end

redis.call('SADD', KEYS[1], ARGV[1])
live_for(KEYS[1], ARGV[3])

return 1
