-- Removes expired holds. Their seats were available already; this informs the clients and frees memory. Data that was
-- loaded on another server ends here: it may be older than what that server had. Follows server.lua and seats.lua.
--
-- KEYS  those of seats.lua
-- ARGV  seat count, seats at most
--
-- Returns how many seats are still held, the version of that number, and the indexes of the released seats; -1 instead
-- of the first when the epoch is not live.

local released = {-1, 0}

if not is_live() then return released end
if is_other_server(redis.call('HGET', meta, 'server')) then
  end_epoch(meta)
  return released
end

local expired = redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[2])
for _, index in ipairs(expired) do
  redis.call('ZREM', expiry, index)
  redis.call('SETRANGE', map, index, 'A')
  redis.call('HDEL', owners, index)
  released[#released + 1] = tonumber(index)
end

if #released > 2 then version = raise_version(meta, version) end
released[1] = redis.call('ZCARD', expiry) - 1
released[2] = tonumber(version)

return released
