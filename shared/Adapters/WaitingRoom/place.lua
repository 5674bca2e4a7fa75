-- A visitor's place: its number, and how a token that was signed before a loss brings it back. It follows step.lua.
--
-- KEYS[7] restored: visitors who got their place back   KEYS[8] places of the visitor's address (not for a status
-- request without a token)
-- ARGV[14] longest time since a place was given, ms   ARGV[16] visitor   ARGV[17] seed of the pre-sale draw
-- ARGV[18] number in the token   ARGV[19] epoch in the token   ARGV[20] end of the pass in the token, ms; each may be 0

local visitor = ARGV[16]

-- Numbers come from the clock in microseconds, so those of a later epoch are larger.
local function give_number()
  local number = math.max(now_us, tonumber(redis.call('HGET', state, 'sequence') or 0) + 1)
  redis.call('HSET', state, 'sequence', whole(number))
  return number
end

-- A visitor always draws the same number, so leaving and entering again gains nothing.
local function draw_number()
  redis.call('HSETNX', state, 'seed', ARGV[17])
  local digest = redis.sha1hex(redis.call('HGET', state, 'seed') .. waiting .. visitor)
  return tonumber(string.sub(digest, 1, 11), 16)
end

local function remember_address()
  if not KEYS[8] then return end
  redis.call('SADD', KEYS[8], visitor)
  live_for(KEYS[8], ARGV[9])
end

local function is_inside()
  return tonumber(redis.call('ZSCORE', admitted, visitor) or 0) > now_ms
end

-- Whether the token was signed in an epoch that was lost, so recently that its place may still count, and for the
-- first time in this epoch. A visitor who does not wait though the queue was not lost has left or used the place.
local function may_restore(number, token_epoch)
  local given_ms = number > 0 and number / 1000 or math.max(token_epoch / 1000, tonumber(ARGV[1]))
  local until_ms = math.floor(epoch / 1000) + tonumber(ARGV[7])
  return token_epoch > 0 and token_epoch < epoch and now_ms < until_ms and now_ms - given_ms <= tonumber(ARGV[14])
    and not redis.call('HGET', state, 'cleared') and not is_inside() and redis.call('SADD', KEYS[7], visitor) == 1
    and redis.call('PEXPIRE', KEYS[7], whole(until_ms - now_ms)) == 1
end

-- Gives the visitor back the pass that the token proves, or else the place in the queue.
local function restore()
  local number, pass_ends_ms = tonumber(ARGV[18]), tonumber(ARGV[20])
  if not may_restore(number, tonumber(ARGV[19])) then return end
  remember_address()
  if pass_ends_ms > now_ms and count_inside() < capacity then
    redis.call('ZADD', admitted, whole(pass_ends_ms), visitor)
    redis.call('ZADD', leases, whole(now_ms + tonumber(ARGV[12])), visitor)
    redis.call('HSET', numbers, visitor, whole(number))
    redis.call('HINCRBY', state, 'inside', 1)
    redis.call('ZREM', waiting, visitor)
    redis.call('ZREM', seen, visitor)
  else
    redis.call('ZADD', waiting, 'LT', whole(number > 0 and number or draw_number()), visitor)
    redis.call('ZADD', seen, now_ms, visitor)
    redis.call('HSET', state, 'sequence', whole(math.max(number, tonumber(redis.call('HGET', state, 'sequence') or 0))))
  end
end

