-- The parts of a queue step. It follows queue.lua and precedes step.lua.

-- Returns the visitors at the front whose last heartbeat is younger than since_ms, and the ZADD arguments of their
-- passes.
local function select_present(front, since_ms, pass_ends_ms)
  local present, passes = {}, {}
  local heartbeats = #front > 0 and redis.call('ZMSCORE', seen, unpack(front)) or {}
  for i, visitor in ipairs(front) do
    if heartbeats[i] and tonumber(heartbeats[i]) > since_ms then
      present[#present + 1] = visitor
      passes[#passes + 1] = pass_ends_ms
      passes[#passes + 1] = visitor
    end
  end
  return present, passes
end

-- Updates the decayed average of admissions. The average starts at the cap and starts again after an empty queue.
local function measure(admissions, average_ms)
  local previous = redis.call('HMGET', state, 'measured_at_ms', 'unmeasured')
  local elapsed_ms = now_ms - tonumber(previous[1] or now_ms)
  local count = tonumber(previous[2] or 0) + admissions
  if redis.call('EXISTS', waiting) == 0 then
    redis.call('HDEL', state, 'measured_milli', 'measured_at_ms', 'unmeasured')
    stored[6] = false
  elseif previous[1] and elapsed_ms < 500 and elapsed_ms >= 0 then
    redis.call('HSET', state, 'unmeasured', count)
  else
    local weight = math.exp(-math.max(0, elapsed_ms) / average_ms)
    local recent = elapsed_ms > 0 and count * 1000000 / elapsed_ms or 0
    stored[6] = math.floor(tonumber(stored[6] or rate * 1000) * weight + recent * (1 - weight))
    redis.call('HSET', state, 'measured_milli', stored[6], 'measured_at_ms', now_ms, 'unmeasured', 0)
  end
end

local function join(list, more)
  for _, item in ipairs(more) do list[#list + 1] = item end
  return list
end

