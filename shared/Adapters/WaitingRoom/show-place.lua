-- Tells a visitor's place after the step that is due, and notes that they are still there. Follows line.lua,
-- version.lua, drain.lua, step.lua and place.lua.
--
-- ARGV[11] visitor
--
-- Returns what answer_with does.

-- Before the step, which drops the silent.
redis.call('ZADD', seen, 'XX', now_ms, ARGV[11])
local step = take_due_step()

return answer_with(place_of(ARGV[11]), 0, step)
