-- The version of a queue's figures. It follows queue.lua and precedes the scripts that change the figures.

-- It comes from the clock, so it also grows after the server lost it, and by at least one.
local function raise_version()
  version = math.max(version + 1, now_us)
  redis.call('HSET', state, 'version', whole(version))
end

