-- Tells a visitor's place, and notes that they are still there. Follows line.lua and place.lua.
--
-- ARGV[5] visitor
--
-- Returns the place, as place_of does.

local place = place_of(ARGV[5])

if place[1] == 1 then
  redis.call('ZADD', seen, now_ms, ARGV[5])
end

return place
