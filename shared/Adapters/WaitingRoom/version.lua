-- The version of a line's figures; it stands behind line.lua, before the scripts that change what watchers were told.

-- From the clock, so that it grows even over a server that forgot it, and never by less than one.
local function raise_version()
  version = math.max(version + 1, tonumber(time[1]) * 1000000 + tonumber(time[2]))
  redis.call('HSET', state, 'version', string.format('%.0f', version))
end

