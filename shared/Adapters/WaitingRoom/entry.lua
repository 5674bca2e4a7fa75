-- A visitor's queue entry, and the step that a request takes when the last step is older than a tick, so queues advance
-- without their timer. It follows step.lua and precedes the scripts that return an entry.
--
-- ARGV[9] lifetime of the keys, ms   ARGV[10] tick, ms

-- {0 not in queue | 1 waiting | 2 admitted, position, end of pass, figures...}. Before the opening the position is the
-- size of the queue, because ranks are not shown then.
local function entry_of(visitor)
  local expires_at_ms = tonumber(redis.call('ZSCORE', admitted, visitor) or 0)
  local rank = redis.call('ZRANK', waiting, visitor)
  if expires_at_ms > now_ms then return {2, 0, expires_at_ms, unpack(figures())} end
  if not rank then return {0, 0, 0, unpack(figures())} end
  return {1, is_open and rank + 1 or redis.call('ZCARD', waiting), 0, unpack(figures())}
end

-- Returns nil when no step is due. A step is also due after the clock was set back.
local function take_due_step()
  local age_ms = now_ms - tonumber(stored[8] or 0)
  if age_ms < 0 or age_ms >= tonumber(ARGV[10]) then return take_step() end
end

-- {entry..., is it new (0/1), step: 0 none, 1 taken, 2 taken and more to do, the admitted visitors in queue order...}
local function entry_result(entry, is_new, step)
  -- A new entry may have created keys after the last step, which is what renews their lifetimes otherwise.
  for _, key in ipairs(is_new == 1 and KEYS or {}) do redis.call('PEXPIRE', key, ARGV[9]) end
  entry[#entry + 1] = is_new
  entry[#entry + 1] = step and step[1] + 1 or 0
  return step and join(entry, step[2]) or entry
end

