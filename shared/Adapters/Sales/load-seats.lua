-- Ends a load: adds the live holds to the sold seats and replaces all keys in one step, which begins a new epoch.
-- Follows lifetime.lua, server.lua and seats.lua.
--
-- KEYS  those of seats.lua, map of this load, owners of this load
-- ARGV  seat count, lifetime ms, changes at the beginning, rows loaded, least fence
--
-- Returns 1, or 0 when the durable store changed meanwhile or the keys of the load were lost: the load starts again.

local new_map, new_owners = KEYS[5], KEYS[6]
local is_whole = redis.call('STRLEN', new_map) == seat_count and redis.call('HGET', new_owners, 'rows') == ARGV[4]

if is_live() or not is_whole or redis.call('HGET', meta, 'changes') ~= ARGV[3] then
  redis.call('DEL', new_map, new_owners)
  return is_live() and 1 or 0
end

local begun = string.format('%.0f', now_us)
local _, sold_count = redis.call('GET', new_map):gsub('S', '')
local holds = redis.call('ZRANGEBYSCORE', expiry, '(' .. now, '+inf', 'WITHSCORES')

redis.call('DEL', expiry)
redis.call('ZADD', expiry, begun, 'epoch')
for i = 1, #holds, 2 do
  local owner = holds[i] ~= 'epoch' and redis.call('HGET', owners, holds[i])
  if owner and redis.call('GETRANGE', new_map, holds[i], holds[i]) == 'A' then
    redis.call('SETRANGE', new_map, holds[i], 'L')
    redis.call('HSET', new_owners, holds[i], owner)
    redis.call('ZADD', expiry, holds[i + 1], holds[i])
  end
end
redis.call('SETRANGE', new_map, seat_count, begun)
redis.call('HSET', new_owners, 'epoch', begun)
redis.call('HDEL', new_owners, 'rows')
redis.call('RENAME', new_map, map)
redis.call('RENAME', new_owners, owners)

local first_fence = math.max(now_us, tonumber(fence or 0), tonumber(ARGV[5]))
redis.call('HSET', meta, 'epoch', begun, 'sold', sold_count, 'server', server_id(),
  'fence', string.format('%.0f', first_fence))
redis.call('HDEL', meta, 'audited', 'audited_at', 'suspects')
raise_version(meta, version)
for i = 1, 4 do live_for(KEYS[i], ARGV[2]) end

return 1
