-- One bounded step of the queue. It follows lifetime.lua and step-parts.lua and precedes the scripts that take a step.
--
-- ARGV[5] batch   ARGV[7] time without a heartbeat, ms   ARGV[8] averaging time, ms
-- ARGV[9] lifetime of a queue after its last step, ms

local function remove_silent(batch, since_ms)
  local silent = redis.call('ZRANGEBYSCORE', seen, '-inf', since_ms, 'LIMIT', 0, batch)
  if #silent > 0 then
    redis.call('ZREM', waiting, unpack(silent))
    redis.call('ZREM', seen, unpack(silent))
  end
  return #silent
end

-- Removes ended passes and silent visitors, then admits from the front.
-- Returns {more to do (0/1), the admitted visitors in queue order}.
local function take_step()
  local batch, silent_since_ms = tonumber(ARGV[5]), now_ms - tonumber(ARGV[7])
  local credit = count_credit()
  remove_ended(batch)
  local silent_count = remove_silent(batch, silent_since_ms)
  local inside, before = count_inside(), redis.call('HGET', state, 'inside')

  local free = math.min(batch, capacity - inside, math.floor(credit / 1000))
  local may_admit = is_open and free > 0 and now_ms >= restoring_until_ms
  local front = may_admit and redis.call('ZRANGE', waiting, 0, free - 1) or {}
  local entering = admit_present(front, silent_since_ms)
  if #front > 0 then
    redis.call('ZREM', waiting, unpack(front))
    redis.call('ZREM', seen, unpack(front))
  end

  save_credit(credit - #entering * 1000)
  served = redis.call('HINCRBY', state, 'served', #entering)
  measure(math.max(0, tonumber(before or inside) - inside), tonumber(ARGV[8]))
  redis.call('HSET', state, 'inside', inside + #entering)
  raise_version()
  local has_more = #front == batch or silent_count == batch or #entering < #front
  if not has_more then redis.call('HSET', state, 'stepped_at_ms', now_ms) end
  for i = 1, 6 do live_for(KEYS[i], ARGV[9]) end
  return {has_more and 1 or 0, entering}
end

