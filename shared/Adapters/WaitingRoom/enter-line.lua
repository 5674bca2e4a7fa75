-- Gives a visitor the place they have, or a new one, after the step that is due. Follows line.lua, version.lua,
-- drain.lua, step.lua and place.lua.
--
-- ARGV[11] visitor   ARGV[12] seed to draw lots with, unless one was kept before
--
-- Returns what answer_with does.

local visitor = ARGV[11]
local lots = 2 ^ 44

-- Before the step, which drops the silent.
redis.call('ZADD', seen, 'XX', now_ms, visitor)
local step = take_due_step()
local place = place_of(visitor)
if place[1] ~= 0 then return answer_with(place, 0, step) end

local credit = count_credit()

if is_open and place[4] == 0 and place[5] < capacity and credit >= 1000 then
  keep_credit(credit - 1000)
  redis.call('ZADD', admitted, now_ms + tonumber(ARGV[6]), visitor)
else
  local number

  if is_open then
    number = lots + redis.call('HINCRBY', state, 'sequence', 1)
  else
    -- The same visitor always draws the same lot, so leaving and coming back wins nothing; and all lots lie before the
    -- first place that is given after the opening.
    redis.call('HSETNX', state, 'seed', ARGV[12])
    local lot = redis.sha1hex(redis.call('HGET', state, 'seed') .. waiting .. visitor)
    number = tonumber(string.sub(lot, 1, 11), 16)
  end

  redis.call('ZADD', waiting, number, visitor)
  redis.call('ZADD', seen, now_ms, visitor)
end

return answer_with(place_of(visitor), 1, step)
