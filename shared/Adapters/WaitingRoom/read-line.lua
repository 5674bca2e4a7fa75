-- Reads a line's figures. Follows line.lua.

return figures()
