-- Lets one request of a caller in: takes a token from its bucket and, when it brings a key, claims that.
-- A bucket is one number: when it will be full again, in microseconds. That is all a token bucket needs.
--
-- KEYS  bucket, and the key's record when the request brings a key
-- ARGV  microseconds a token, tokens at most; for a key: fingerprint, token, lease ms, remember ms
--
-- Returns {-1, us until the next token}, or {tokens left, us until full}, followed for a key by
-- {0, ms of the first claim} claimed, {1} in flight, {2} another request's, {3, status, content type, body} answered.

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local each, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + each
local wait = full - now - each * most
if wait > 0 then return {-1, wait} end

redis.call('SET', KEYS[1], string.format('%.0f', math.ceil(full)), 'PX', math.floor((full - now) / 1000) + 1)
local answer = {math.floor(-wait / each), math.ceil(full - now)}
if not KEYS[2] then return answer end

local kept = redis.call('HMGET', KEYS[2], 'print', 'state', 'until', 'first', 'status', 'type', 'body')
local now_ms = math.floor(now / 1000)
if kept[1] and kept[1] ~= ARGV[3] then
  answer[3] = 2
elseif kept[2] == 'done' then
  answer[3], answer[4], answer[5], answer[6] = 3, tonumber(kept[5]), kept[6], kept[7]
elseif kept[2] and tonumber(kept[3]) > now_ms then
  answer[3] = 1
else
  local first = kept[4] or string.format('%.0f', now_ms)
  redis.call('HMSET', KEYS[2], 'print', ARGV[3], 'state', 'running', 'token', ARGV[4], 'first', first,
    'until', string.format('%.0f', now_ms + tonumber(ARGV[5])))
  redis.call('PEXPIRE', KEYS[2], ARGV[6])
  answer[3], answer[4] = 0, tonumber(first)
end

return answer
