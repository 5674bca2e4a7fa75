-- The part that the scripts of seats and of stock share; it follows time.lua. What Redis knows of a performance's units
-- belongs to one epoch, which only a load begins. All other scripts change units only while the epoch is live.

local unpack = table.unpack or unpack
local now = string.format('%.0f', now_ms)
local now_us = tonumber(time[1]) * 1000000 + tonumber(time[2])

-- The durable store has changed: a load that is under way must start again.
local function note_change(meta)
  if redis.call('HEXISTS', meta, 'changes') == 1 then redis.call('HINCRBY', meta, 'changes', 1) end
end

-- Every script answers "not loaded" from now on, so the next caller loads from the durable store.
local function end_epoch(meta)
  redis.call('HDEL', meta, 'epoch')
  note_change(meta)
end

-- A version is unique, also over a loss of data: it grows by at least one and is never behind the clock.
local function raise_version(meta, version)
  version = math.max(tonumber(version or 0) + 1, now_us)
  redis.call('HSET', meta, 'version', string.format('%.0f', version))
  return version
end

-- The same with the next fence, which each hold raises. Returns the fence, too.
local function raise_fence(meta, version, fence)
  version, fence = math.max(tonumber(version) + 1, now_us), tonumber(fence) + 1
  redis.call('HSET', meta, 'version', string.format('%.0f', version), 'fence', string.format('%.0f', fence))
  return version, fence
end

-- True when a hold has a greater fence than the epoch has given: then Redis has lost what came after an older state.
local function is_older_than(fence, hold_fence)
  return tonumber(hold_fence) > tonumber(fence or 0)
end

-- Removes the units that a user holds with a reservation.
local function remove_user_holds(user_holds, id, unit_count)
  for i = 1, unit_count do redis.call('ZREM', user_holds, id .. ':' .. i) end
end

