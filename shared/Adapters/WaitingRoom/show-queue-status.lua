-- Returns a visitor's queue entry after the step that is due, and writes their heartbeat. Follows queue.lua,
-- version.lua, epoch.lua, step-parts.lua, step.lua, place.lua and entry.lua.
--
-- Returns the result of entry_result.

-- The heartbeat is written before the step, because the step removes silent visitors.
redis.call('ZADD', seen, 'XX', now_ms, visitor)
begin_epoch(tonumber(ARGV[19]))
restore()
local step = take_due_step()
renew_pass()

return entry_result(entry_of(), 0, step)
