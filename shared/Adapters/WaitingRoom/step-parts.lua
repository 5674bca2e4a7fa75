-- The parts of a queue step. It follows queue.lua and precedes step.lua.
--
-- ARGV[6] lease of a pass, ms   ARGV[11] lease of a guest's unused pass, ms   ARGV[12] longest life of a pass, ms

local draw_size = 2 ^ 44 -- Drawn numbers are smaller, numbers given after the opening are larger.

-- A guest may be one of many that a program made up, so a guest's pass is short until its first use.
local function first_end_ms(visitor)
  return now_ms + tonumber(string.sub(visitor, 1, 6) == 'guest:' and ARGV[11] or ARGV[6])
end

-- Adds what admits a visitor to the arguments of ZADD admitted, ZADD leases and HSET numbers.
local function add_pass(visitor, number, passes, ends, given)
  passes[#passes + 1], passes[#passes + 2] = whole(first_end_ms(visitor)), visitor
  ends[#ends + 1], ends[#ends + 2] = whole(now_ms + tonumber(ARGV[12])), visitor
  given[#given + 1], given[#given + 2] = visitor, number < draw_size and 0 or whole(number)
end

local function save_passes(passes, ends, given)
  if #passes == 0 then return end
  redis.call('ZADD', admitted, unpack(passes))
  redis.call('ZADD', leases, unpack(ends))
  redis.call('HSET', numbers, unpack(given))
end

-- Admits the visitors in front whose last heartbeat is younger than since_ms, and returns them.
local function admit_present(front, since_ms)
  local present, passes, ends, given = {}, {}, {}, {}
  local heartbeats = #front > 0 and redis.call('ZMSCORE', seen, unpack(front)) or {}
  local scores = #front > 0 and redis.call('ZMSCORE', waiting, unpack(front)) or {}
  for i, visitor in ipairs(front) do
    if heartbeats[i] and tonumber(heartbeats[i]) > since_ms then
      present[#present + 1] = visitor
      add_pass(visitor, tonumber(scores[i]), passes, ends, given)
    end
  end
  save_passes(passes, ends, given)
  return present
end

-- Removes ended passes. What is known of a pass is kept until it could not have been renewed any more.
local function remove_ended(batch)
  local ended = math.min(batch, redis.call('ZCOUNT', admitted, '-inf', now_ms))
  if ended > 0 then redis.call('ZREMRANGEBYRANK', admitted, 0, ended - 1) end
  local over = redis.call('ZRANGEBYSCORE', leases, '-inf', now_ms, 'LIMIT', 0, batch)
  if #over > 0 then
    redis.call('ZREM', leases, unpack(over))
    redis.call('HDEL', numbers, unpack(over))
  end
end

-- Updates the decayed average of passes that end in a second, by any cause. Divided by the weight of all that was
-- measured, it is right from the first measurement on.
local function measure(ended, average_ms)
  local previous = redis.call('HMGET', state, 'measured_at_ms', 'unmeasured', 'measured_since_ms', 'ended_milli')
  local elapsed_ms = now_ms - tonumber(previous[1] or 0)
  local count = tonumber(previous[2] or 0) + ended
  if not previous[1] or elapsed_ms < 0 then
    redis.call('HSET', state, 'measured_at_ms', now_ms, 'measured_since_ms', now_ms, 'unmeasured', 0)
  elseif elapsed_ms < 500 then
    redis.call('HSET', state, 'unmeasured', count)
  else
    local weight = math.exp(-elapsed_ms / average_ms)
    local average = tonumber(previous[4] or 0) * weight + count * 1000000 / elapsed_ms * (1 - weight)
    local measured_ms = math.max(elapsed_ms, now_ms - tonumber(previous[3] or now_ms))
    stored[6] = math.floor(average / (1 - math.exp(-measured_ms / average_ms)))
    redis.call('HSET', state, 'ended_milli', average, 'leaving_milli', stored[6], 'measured_at_ms', now_ms,
      'unmeasured', 0)
  end
end

local function join(list, more)
  for _, item in ipairs(more) do list[#list + 1] = item end
  return list
end

