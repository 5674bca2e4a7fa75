-- The server's clock, the only one that scripts use. This piece precedes every script that needs the time.

local time = redis.call('TIME')
local now_ms = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

