-- Takes one step of the queue, even when the last step was a moment ago. Follows queue.lua, version.lua, epoch.lua,
-- step-parts.lua and step.lua.
--
-- Returns {1 when another step would do more, 1 when the queue was lost and begins restoring, figures..., the admitted
-- visitors in queue order...}.

begin_epoch(0)
local step = take_step()

return {step[1], has_begun_restoring, unpack(join(figures(), step[2]))}
