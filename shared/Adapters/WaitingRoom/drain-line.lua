-- Takes a step of the line, whenever the last one was. Follows line.lua, version.lua, drain.lua and step.lua.
--
-- Returns {1 when another step would do more, figures..., the admitted in their order...}.

local step = take_step()

return {step[1], unpack(join(figures(), step[2]))}
