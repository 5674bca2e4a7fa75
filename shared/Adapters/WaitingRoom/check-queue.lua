-- Returns a visitor's queue entry, or adds one, after the step that is due. Follows queue.lua, version.lua, epoch.lua,
-- step-parts.lua, step.lua, place.lua and entry.lua.
--
-- ARGV[21] places that visitors of one address may have, or 0 for no limit
--
-- Returns the result of entry_result.

-- At the limit, places that were given up are dropped first.
local function has_place_left()
  local most = tonumber(ARGV[21])
  if most == 0 or redis.call('SCARD', KEYS[8]) < most then return true end
  local visitors, gone = redis.call('SMEMBERS', KEYS[8]), {}
  local waits = redis.call('ZMSCORE', waiting, unpack(visitors))
  local ends = redis.call('ZMSCORE', admitted, unpack(visitors))
  for i, other in ipairs(visitors) do
    if not waits[i] and tonumber(ends[i] or 0) <= now_ms then gone[#gone + 1] = other end
  end
  if #gone > 0 then redis.call('SREM', KEYS[8], unpack(gone)) end
  return #visitors - #gone < most
end

-- The heartbeat is written before the step, because the step removes silent visitors.
redis.call('ZADD', seen, 'XX', now_ms, visitor)
begin_epoch(tonumber(ARGV[19]))
restore()
if not is_inside() and not redis.call('ZSCORE', waiting, visitor) and not has_place_left() then
  -- A refusal sends no messages, so the next call begins restoring.
  if has_begun_restoring == 1 then redis.call('HDEL', state, 'restoring_until_ms') end
  has_begun_restoring = 0
  return entry_result({3, 0, 0, 0, unpack(figures())}, 0)
end
local step = take_due_step()
renew_pass()
local entry = entry_of()

if entry[1] ~= 0 then return entry_result(entry, 0, step) end

local credit = count_credit()
remember_address()

if is_open and entry[5] == 0 and entry[6] < capacity and credit >= 1000 and now_ms >= restoring_until_ms then
  local passes, ends, given = {}, {}, {}
  save_credit(credit - 1000)
  add_pass(visitor, give_number(), passes, ends, given)
  save_passes(passes, ends, given)
  redis.call('HINCRBY', state, 'inside', 1)
else
  redis.call('ZADD', waiting, whole(is_open and give_number() or draw_number()), visitor)
  redis.call('ZADD', seen, now_ms, visitor)
end

return entry_result(entry_of(), 1, step)
