-- Takes one step of the queue, even when the last step was a moment ago. Follows queue.lua, version.lua, step-parts.lua and
-- step.lua.
--
-- Returns {1 when another step would do more, figures..., the admitted visitors in queue order...}.

local step = take_step()

return {step[1], unpack(join(figures(), step[2]))}
