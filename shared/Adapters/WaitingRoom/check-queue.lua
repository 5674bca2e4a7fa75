-- Returns a visitor's queue entry, or adds one, after the step that is due. Follows queue.lua, version.lua, step-parts.lua,
-- step.lua and entry.lua.
--
-- ARGV[11] visitor   ARGV[12] seed of the pre-sale draw, used unless an earlier seed is stored
--
-- Returns the result of entry_result.

local visitor = ARGV[11]
local draw_size = 2 ^ 44

-- The heartbeat is written before the step, because the step removes silent visitors.
redis.call('ZADD', seen, 'XX', now_ms, visitor)
local step = take_due_step()
local entry = entry_of(visitor)

if entry[1] ~= 0 then return entry_result(entry, 0, step) end

local credit = count_credit()

if is_open and entry[4] == 0 and entry[5] < capacity and credit >= 1000 then
  save_credit(credit - 1000)
  redis.call('ZADD', admitted, now_ms + tonumber(ARGV[6]), visitor)
else
  local number

  if is_open then
    number = draw_size + redis.call('HINCRBY', state, 'sequence', 1)
  else
    -- A visitor always draws the same number, so leaving and entering again gains nothing. All drawn numbers are
    -- smaller than the first number given after the opening.
    redis.call('HSETNX', state, 'seed', ARGV[12])
    local digest = redis.sha1hex(redis.call('HGET', state, 'seed') .. waiting .. visitor)
    number = tonumber(string.sub(digest, 1, 11), 16)
  end

  redis.call('ZADD', waiting, number, visitor)
  redis.call('ZADD', seen, now_ms, visitor)
end

return entry_result(entry_of(visitor), 1, step)
