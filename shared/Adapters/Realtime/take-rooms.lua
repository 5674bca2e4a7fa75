-- Forgets which rooms a connection entered, and tells them.
--
-- KEYS[1]  set of the rooms that the connection entered
--
-- Returns the rooms.

local rooms = redis.call('SMEMBERS', KEYS[1])
redis.call('DEL', KEYS[1])

return rooms
