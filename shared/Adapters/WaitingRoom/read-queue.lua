-- Returns a queue's figures. Follows queue.lua.

return figures()
