-- Lets one request of a caller in: takes a token from its bucket, the bytes that it stores from its budget, and, when it
-- brings a key, claims that.
--
-- A bucket is one number: when it will be full again, in microseconds. That is all a token bucket needs. A budget of bytes
-- is a bucket too, of which a request takes many tokens.
-- A claim is lines of text: fingerprint, token of who has it, ms when it was first claimed, ms until when it is held.
-- An answer is written by the caller that had the claim, without a script, and counts only with the token that the claim has:
-- token, fingerprint, status, content type, and the body to the end.
--
-- KEYS  bucket; for a request with a key: claim, answer; for one that stores something: budget
-- ARGV  microseconds a token, tokens at most; for a key: fingerprint, token, lease ms, remember ms;
--       for a budget: microseconds until the bytes are there again, the same for all bytes of the budget
--
-- Returns {-1, us until the next token}, {-2, us until the bytes are there, tokens left, us until full}, or
-- {tokens left, us until full}, followed for a key by
-- {0, ms of the first claim} claimed, {1} in flight, {2} another request's, {3, status, content type, body} answered.

local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local each, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + each
local wait = full - now - each * most
if wait > 0 then return {-1, wait} end

redis.call('SET', KEYS[1], string.format('%.0f', math.ceil(full)), 'PX', math.floor((full - now) / 1000) + 1)
local answer = {math.floor(-wait / each), math.ceil(full - now)}

if #KEYS % 2 == 0 then
  local budget, bytes, all = KEYS[#KEYS], tonumber(ARGV[#ARGV - 1]), tonumber(ARGV[#ARGV])
  local whole = math.max(tonumber(redis.call('GET', budget) or now), now) + bytes
  if whole - now > all then return {-2, math.ceil(whole - now - all), answer[1], answer[2]} end

  redis.call('SET', budget, string.format('%.0f', math.ceil(whole)), 'PX', math.floor((whole - now) / 1000) + 1)
end

if not KEYS[3] then return answer end

local function take(began)
  local ends = string.format('%.0f', now_ms + tonumber(ARGV[5]))
  return table.concat({ARGV[3], ARGV[4], began, ends}, '\n')
end

local first = string.format('%.0f', now_ms)

-- Most keys are new, so that is tried before looking.
if not redis.call('SET', KEYS[2], take(first), 'PX', ARGV[6], 'NX') then
  local claim = redis.call('GET', KEYS[2]) or ''
  local print, token, began, ends = string.match(claim, '^(.-)\n(.-)\n(.-)\n(.-)$')
  if print and print ~= ARGV[3] then
    answer[3] = 2
    return answer
  end

  local kept = redis.call('GET', KEYS[3]) or ''
  local by, status, type, body = string.match(kept, '^(.-)\n.-\n(.-)\n(.-)\n()')
  if by and by == token then
    answer[3], answer[4], answer[5], answer[6] = 3, tonumber(status), type, string.sub(kept, body)
    return answer
  end

  if ends and tonumber(ends) > now_ms then
    answer[3] = 1
    return answer
  end

  first = began or first
  redis.call('SET', KEYS[2], take(first), 'PX', ARGV[6])
end

answer[3], answer[4] = 0, tonumber(first)

return answer
