-- A visitor's queue entry, and the step that a request takes when the last step is older than a tick, so queues advance
-- without their timer. It follows place.lua and precedes the scripts that return an entry.
--
-- ARGV[9] lifetime of the keys, ms   ARGV[10] tick, ms

-- {0 not in queue | 1 waiting | 2 admitted | 3 no place left, position, end of pass, number or 0 for a drawn one,
-- figures...}. Before the opening the position is the size of the queue, because ranks are not shown then.
local function entry_of()
  local expires_at_ms = tonumber(redis.call('ZSCORE', admitted, visitor) or 0)
  local number = tonumber(redis.call('ZSCORE', waiting, visitor) or 0)
  if expires_at_ms > now_ms then
    return {2, 0, expires_at_ms, tonumber(redis.call('HGET', numbers, visitor) or 0), unpack(figures())}
  end
  if number == 0 then return {0, 0, 0, 0, unpack(figures())} end
  local position = is_open and redis.call('ZRANK', waiting, visitor) + 1 or redis.call('ZCARD', waiting)
  return {1, position, 0, number < draw_size and 0 or number, unpack(figures())}
end

-- Extends a live pass from now on, up to the pass's longest life.
local function renew_pass()
  local ends_ms = tonumber(redis.call('ZSCORE', admitted, visitor) or 0)
  local last_ms = tonumber(redis.call('ZSCORE', leases, visitor) or 0)
  local renewed_ms = math.min(now_ms + tonumber(ARGV[6]), last_ms)
  if ends_ms > now_ms and renewed_ms > ends_ms then redis.call('ZADD', admitted, whole(renewed_ms), visitor) end
end

-- Returns nil when no step is due. A step is also due after the clock was set back.
local function take_due_step()
  local age_ms = now_ms - tonumber(stored[8] or 0)
  if age_ms < 0 or age_ms >= tonumber(ARGV[10]) then return take_step() end
end

-- {entry..., is it new (0/1), has it begun restoring (0/1), step: 0 none, 1 taken, 2 taken and more to do, the admitted
-- visitors in queue order...}
local function entry_result(entry, is_new, step)
  -- A new entry may have created keys after the last step, which is what renews their lifetimes otherwise.
  for _, key in ipairs(is_new == 1 and KEYS or {}) do live_for(key, ARGV[9]) end
  entry[#entry + 1] = is_new
  entry[#entry + 1] = has_begun_restoring
  entry[#entry + 1] = step and step[1] + 1 or 0
  return step and join(entry, step[2]) or entry
end

