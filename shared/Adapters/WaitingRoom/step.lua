-- One bounded step of the queue. It follows step-parts.lua and precedes the scripts that take a step.
--
-- ARGV[5] batch   ARGV[6] pass lifetime, ms   ARGV[7] time without a heartbeat, ms   ARGV[8] averaging time, ms
-- ARGV[9] lifetime of a queue after its last step, ms

-- Removes ended passes and silent visitors, then admits from the front.
-- Returns {more to do (0/1), the admitted visitors in queue order}.
local function take_step()
  local batch, silent_since_ms = tonumber(ARGV[5]), now_ms - tonumber(ARGV[7])
  local ended = math.min(batch, redis.call('ZCOUNT', admitted, '-inf', now_ms))
  local silent = redis.call('ZRANGEBYSCORE', seen, '-inf', silent_since_ms, 'LIMIT', 0, batch)
  local credit = count_credit()
  if ended > 0 then redis.call('ZREMRANGEBYRANK', admitted, 0, ended - 1) end
  if #silent > 0 then
    redis.call('ZREM', waiting, unpack(silent))
    redis.call('ZREM', seen, unpack(silent))
  end

  local free = math.min(batch, capacity - count_inside(), math.floor(credit / 1000))
  local front = is_open and free > 0 and redis.call('ZRANGE', waiting, 0, free - 1) or {}
  local entering, passes = select_present(front, silent_since_ms, now_ms + tonumber(ARGV[6]))
  if #front > 0 then
    redis.call('ZREM', waiting, unpack(front))
    redis.call('ZREM', seen, unpack(front))
  end
  if #entering > 0 then redis.call('ZADD', admitted, unpack(passes)) end

  save_credit(credit - #entering * 1000)
  served = redis.call('HINCRBY', state, 'served', #entering)
  measure(#entering, tonumber(ARGV[8]))
  raise_version()
  local has_more = #front == batch or #silent == batch or #entering < #front
  if not has_more then redis.call('HSET', state, 'stepped_at_ms', now_ms) end
  for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[9]) end
  return {has_more and 1 or 0, entering}
end

