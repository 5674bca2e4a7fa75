-- Forgets which rooms a connection entered, and tells them.
--
-- KEYS[1]  set of the performances whose rooms the connection entered
--
-- Returns the performances.

local rooms = redis.call('SMEMBERS', KEYS[1])
redis.call('DEL', KEYS[1])

return rooms
