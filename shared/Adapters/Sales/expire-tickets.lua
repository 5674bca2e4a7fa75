-- Removes expired holds and makes their tickets available again. Data that was loaded on another server ends here: it
-- may be older than what that server had. Follows server.lua and stock.lua.
--
-- KEYS  those of stock.lua
-- ARGV  type count, holds at most
--
-- Returns how many reservations still hold tickets, the version of that number, and for each removed hold the ordinals
-- of its ticket types; -1 instead of the first when the epoch is not live.

local released = {-1, 0}

if not is_live() then return released end
if is_other_server(redis.call('HGET', stock, 'server')) then
  end_epoch(stock)
  return released
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', now, 'LIMIT', 0, ARGV[2])) do
  for _, ordinal in ipairs(end_hold(id)) do released[#released + 1] = ordinal end
end

if #released > 2 then version = raise_version(stock, version) end
released[1] = redis.call('ZCARD', expiry) - 1
released[2] = tonumber(version)

return released
