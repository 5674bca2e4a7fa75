-- Returns a visitor's queue entry after the step that is due, and writes their heartbeat. Follows queue.lua,
-- version.lua, step-parts.lua, step.lua and entry.lua.
--
-- ARGV[11] visitor
--
-- Returns the result of entry_result.

-- The heartbeat is written before the step, because the step removes silent visitors.
redis.call('ZADD', seen, 'XX', now_ms, ARGV[11])
local step = take_due_step()

return entry_result(entry_of(ARGV[11]), 0, step)
