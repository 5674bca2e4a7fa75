-- Sets tickets aside by type for one visitor, all or none, and remembers the pending reservation. A reservation that is
-- there already was made by the same wish, which is answered again.
--
-- KEYS  stock, held, expiry, visitor's holds, reservation, passes
-- ARGV  visitor, reservation id, pass needed (0/1), hold ms, units held at most, remember ms, body, then ordinal, quantity, …
--
-- Returns {1, expires ms, fence, version, left…}, or {2, …} when it was there already;
-- {0} not loaded, {-1} no pass, {-2, units held}, {-3, ordinal, left}.

local stock, held, expiry, visitor_holds = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local reservation, passes = KEYS[5], KEYS[6]
local visitor, id, hold_ms = ARGV[1], ARGV[2], tonumber(ARGV[4])
local unpack = table.unpack or unpack
local time = redis.call('TIME')
local now_ms = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local ends = string.format('%.0f', now_ms + hold_ms)

if redis.call('HGET', stock, 'loaded') ~= '1' then return {0} end
local mine = redis.call('HMGET', reservation, 'state', 'expires', 'fence')
if mine[1] == 'pending' then
  local version = tonumber(redis.call('HGET', stock, 'version') or 0)
  local again = {2, tonumber(mine[2]), tonumber(mine[3]), version}
  for i = 8, #ARGV, 2 do again[#again + 1] = tonumber(redis.call('HGET', stock, ARGV[i]) or 0) end
  return again
end
if ARGV[3] == '1' and tonumber(redis.call('ZSCORE', passes, visitor) or 0) <= now_ms then return {-1} end

redis.call('ZREMRANGEBYSCORE', visitor_holds, '-inf', string.format('%.0f', now_ms))
local held_units, wanted, items, units = redis.call('ZCARD', visitor_holds), 0, {}, {}
for i = 8, #ARGV, 2 do
  local left = tonumber(redis.call('HGET', stock, ARGV[i]) or 0)
  wanted = wanted + tonumber(ARGV[i + 1])
  items[#items + 1] = ARGV[i] .. '=' .. ARGV[i + 1]
  if left < tonumber(ARGV[i + 1]) then return {-3, tonumber(ARGV[i]), left} end
end
if held_units + wanted > tonumber(ARGV[5]) then return {-2, held_units} end

local fence = redis.call('HINCRBY', stock, 'fence', 1)
local answer = {1, now_ms + hold_ms, fence, redis.call('HINCRBY', stock, 'version', 1)}
for i = 8, #ARGV, 2 do answer[#answer + 1] = redis.call('HINCRBY', stock, ARGV[i], '-' .. ARGV[i + 1]) end
redis.call('HSET', held, id, table.concat(items, ','))
redis.call('ZADD', expiry, ends, id)
for i = 1, wanted do units[#units + 1], units[#units + 2] = ends, id .. ':' .. i end
redis.call('ZADD', visitor_holds, unpack(units))
redis.call('PEXPIRE', visitor_holds, hold_ms)
redis.call('HMSET', reservation, 'body', ARGV[7], 'state', 'pending', 'expires', ends, 'fence', string.format('%.0f', fence))
redis.call('PEXPIRE', reservation, ARGV[6])

return answer
