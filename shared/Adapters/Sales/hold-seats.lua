-- Sets seats aside for one visitor, all or none, and remembers the pending reservation. A reservation that is there
-- already was made by the same wish, which is answered again.
--
-- KEYS  map, owners, expiry, meta, visitor's holds, reservation, passes
-- ARGV  visitor, reservation id, pass needed (0/1), seat count, hold ms, units held at most, remember ms, body, indexes…
--
-- Returns {1, expires ms, fence}, or {2, …} when it was there already;
-- {0} not loaded, {-1} no pass, {-2, units held}, {-3, taken indexes…}.

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local visitor_holds, reservation, passes = KEYS[5], KEYS[6], KEYS[7]
local unpack = table.unpack or unpack
local visitor, id, seat_count, hold_ms = ARGV[1], ARGV[2], tonumber(ARGV[4]), tonumber(ARGV[5])
local time = redis.call('TIME')
local now_ms = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local now, ends = string.format('%.0f', now_ms), string.format('%.0f', now_ms + hold_ms)

if redis.call('HGET', meta, 'loaded') ~= '1' or redis.call('STRLEN', map) ~= seat_count then return {0} end
local mine = redis.call('HMGET', reservation, 'state', 'expires', 'fence')
if mine[1] == 'pending' then return {2, tonumber(mine[2]), tonumber(mine[3])} end
if ARGV[3] == '1' and tonumber(redis.call('ZSCORE', passes, visitor) or 0) <= now_ms then return {-1} end

redis.call('ZREMRANGEBYSCORE', visitor_holds, '-inf', now)
local held, wanted = redis.call('ZCARD', visitor_holds), #ARGV - 8
if held + wanted > tonumber(ARGV[6]) then return {-2, held} end

local taken = {-3}
for i = 9, #ARGV do
  local state = redis.call('GETRANGE', map, ARGV[i], ARGV[i])
  local live = state == 'L' and tonumber(redis.call('ZSCORE', expiry, ARGV[i]) or 0) > now_ms
  if live or state == 'S' then taken[#taken + 1] = tonumber(ARGV[i]) end
end
if #taken > 1 then return taken end

local fence = redis.call('HINCRBY', meta, 'fence', 1)
local owned, ending, units = {}, {}, {}
for i = 9, #ARGV do
  redis.call('SETRANGE', map, ARGV[i], 'L')
  owned[#owned + 1], owned[#owned + 2] = ARGV[i], id
  ending[#ending + 1], ending[#ending + 2] = ends, ARGV[i]
  units[#units + 1], units[#units + 2] = ends, id .. ':' .. (i - 8)
end
redis.call('HSET', owners, unpack(owned))
redis.call('ZADD', expiry, unpack(ending))
redis.call('ZADD', visitor_holds, unpack(units))
redis.call('HINCRBY', meta, 'version', 1)
redis.call('PEXPIRE', visitor_holds, hold_ms)
redis.call('HMSET', reservation, 'body', ARGV[8], 'state', 'pending', 'expires', ends, 'fence', string.format('%.0f', fence))
redis.call('PEXPIRE', reservation, ARGV[7])

return {1, now_ms + hold_ms, fence}
