-- A visitor's place, and the step that a question takes when the last one is older than a tick: lines move without
-- their timer. It stands behind step.lua, before the scripts that return a place.
--
-- ARGV[10] tick, ms

-- {0 not in line | 1 waiting | 2 admitted, position, end of pass, figures...}. Nothing tells a rank before the opening.
local function place_of(visitor)
  local expires_at_ms = tonumber(redis.call('ZSCORE', admitted, visitor) or 0)
  local rank = redis.call('ZRANK', waiting, visitor)
  if expires_at_ms > now_ms then return {2, 0, expires_at_ms, unpack(figures())} end
  if not rank then return {0, 0, 0, unpack(figures())} end
  return {1, is_open and rank + 1 or redis.call('ZCARD', waiting), 0, unpack(figures())}
end

-- Nil when no step is due. A clock that was set back makes it due, too.
local function take_due_step()
  local age_ms = now_ms - tonumber(stored[8] or 0)
  if age_ms < 0 or age_ms >= tonumber(ARGV[10]) then return take_step() end
end

-- {the place..., is it new (0/1), step: 0 none, 1 taken, 2 taken and more to do, the admitted in their order...}
local function answer_with(place, is_new, step)
  place[#place + 1] = is_new
  place[#place + 1] = step and step[1] + 1 or 0
  return step and join(place, step[2]) or place
end

