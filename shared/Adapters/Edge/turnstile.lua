-- Lets requests in, and remembers what was answered to those that brought a key. One script does all three, because a
-- server that let a request in is known to have it, so that nobody has to wait for its answer to be kept.
--
-- A bucket is one number: when it will be full again, in microseconds. That is all a token bucket needs.
-- A key's record is lines of text. At work: R, fingerprint, token, ms of the first claim, ms until the claim ends.
-- Answered: D, fingerprint, token, status, content type, and the body to the end.
--
-- enter    KEYS  bucket, and the key's record when the request brings a key
--          ARGV  enter, microseconds a token, tokens at most; for a key: fingerprint, token, lease ms, remember ms
--          Returns {-1, us until the next token}, or {tokens left, us until full}, followed for a key by
--          {0, ms of the first claim} claimed, {1} in flight, {2} another request's, {3, status, type, body} answered.
-- keep     KEYS  the key's record
--          ARGV  keep, token, fingerprint, status, content type, body, remember ms
--          Returns 1, or 0 when somebody else has taken the claim up. A claim that was forgotten is written anew.
-- release  KEYS  the key's record
--          ARGV  release, token, nothing happened (0/1)
--          Returns 1, or 0 when the claim is somebody else's. Where nothing happened the key is as new; otherwise its
--          record stays, for the next request to take the same work up.

local record_lines = '^(%u)\n(.-)\n(.-)\n(.-)\n(.-)\n()'

local function running(print, token, first, ends)
  return table.concat({'R', print, token, first, ends, ''}, '\n')
end

if ARGV[1] == 'keep' then
  local kept = redis.call('GET', KEYS[1])
  if kept then
    local _, _, token = string.match(kept, record_lines)
    if token ~= ARGV[2] then return 0 end
  end

  redis.call('SET', KEYS[1], table.concat({'D', ARGV[3], ARGV[2], ARGV[4], ARGV[5], ARGV[6]}, '\n'), 'PX', ARGV[7])
  return 1
end

if ARGV[1] == 'release' then
  local kept = redis.call('GET', KEYS[1])
  local state, print, token, first = string.match(kept or '', record_lines)
  if state ~= 'R' or token ~= ARGV[2] then return 0 end

  if ARGV[3] == '1' then
    redis.call('DEL', KEYS[1])
  else
    redis.call('SET', KEYS[1], running(print, token, first, '0'), 'PX', math.max(1, redis.call('PTTL', KEYS[1])))
  end
  return 1
end

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local each, most = tonumber(ARGV[2]), tonumber(ARGV[3])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + each
local wait = full - now - each * most
if wait > 0 then return {-1, wait} end

redis.call('SET', KEYS[1], string.format('%.0f', math.ceil(full)), 'PX', math.floor((full - now) / 1000) + 1)
local answer = {math.floor(-wait / each), math.ceil(full - now)}
if not KEYS[2] then return answer end

local kept = redis.call('GET', KEYS[2])
local now_ms = math.floor(now / 1000)
local first = string.format('%.0f', now_ms)

if kept then
  local state, print, _, third, fourth, rest = string.match(kept, record_lines)
  if print ~= ARGV[4] then
    answer[3] = 2
    return answer
  end
  if state == 'D' then
    answer[3], answer[4], answer[5], answer[6] = 3, tonumber(third), fourth, string.sub(kept, rest)
    return answer
  end
  if tonumber(fourth) > now_ms then
    answer[3] = 1
    return answer
  end
  first = third
end

local ends = string.format('%.0f', now_ms + tonumber(ARGV[6]))
redis.call('SET', KEYS[2], running(ARGV[4], ARGV[5], first, ends), 'PX', ARGV[7])
answer[3], answer[4] = 0, tonumber(first)

return answer
