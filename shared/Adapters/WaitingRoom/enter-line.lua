-- Gives a visitor the place they have, or a new one. Follows line.lua and place.lua.
--
-- ARGV[5] visitor   ARGV[6] pass lifetime, ms   ARGV[7] seed to draw lots with, unless one was kept before
--
-- Returns the place, as place_of does; when it is a new one, a 1 behind it.

local visitor = ARGV[5]
local lots = 2 ^ 44
local place = place_of(visitor)

if place[1] == 1 then
  redis.call('ZADD', seen, now_ms, visitor)
end

if place[1] ~= 0 then
  return place
end

local credit = count_credit()

if is_open and place[4] == 0 and place[5] < capacity and credit >= 1000 then
  keep_credit(credit - 1000)
  redis.call('ZADD', admitted, now_ms + tonumber(ARGV[6]), visitor)
elseif is_open then
  redis.call('ZADD', waiting, lots + redis.call('HINCRBY', state, 'sequence', 1), visitor)
  redis.call('ZADD', seen, now_ms, visitor)
else
  -- The same visitor always draws the same lot, so leaving and coming back wins nothing; and all lots lie before the
  -- first place that is given after the opening.
  redis.call('HSETNX', state, 'seed', ARGV[7])
  local lot = redis.sha1hex(redis.call('HGET', state, 'seed') .. waiting .. visitor)
  redis.call('ZADD', waiting, tonumber(string.sub(lot, 1, 11), 16), visitor)
  redis.call('ZADD', seen, now_ms, visitor)
end

local given = place_of(visitor)
given[#given + 1] = 1

return given
