-- Counts one attempt at an account: against the bucket of the account and the address, and, unless the address is known to the
-- account, against the bucket of the account. A refused attempt costs nothing, so one address cannot empty the bucket of all.
--
-- KEYS  bucket of account and address, bucket of the account, mark of a known address
-- ARGV  microseconds a token, tokens at most; the same for the bucket of the account
--
-- Returns 0, or the microseconds until the next attempt.

local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local function fill(key, each, most)
  local full = math.max(tonumber(redis.call('GET', key) or now), now) + each
  return full, math.ceil(full - now - each * most)
end

local function keep(key, full)
  redis.call('SET', key, string.format('%.0f', math.ceil(full)), 'PX', math.floor((full - now) / 1000) + 1)
end

local own, wait = fill(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]))
if wait > 0 then return wait end

if redis.call('EXISTS', KEYS[3]) == 0 then
  local all, all_wait = fill(KEYS[2], tonumber(ARGV[3]), tonumber(ARGV[4]))
  if all_wait > 0 then return all_wait end

  keep(KEYS[2], all)
end

keep(KEYS[1], own)

return 0
