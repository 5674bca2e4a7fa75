-- The part that all scripts of seats share; it follows units.lua.
--
-- KEYS[1] map: one byte for each seat (A, L, S), then the epoch   KEYS[2] owners: seat -> reservation, and the epoch
-- KEYS[3] expiry: held seat -> end of the hold, ms, and the epoch
-- KEYS[4] meta: epoch, changes, version, sold, fence, server, state of the audit
-- ARGV[1] seat count

local map, owners, expiry, meta = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local seat_count = tonumber(ARGV[1])
local record = redis.call('HMGET', meta, 'epoch', 'version', 'fence')
local epoch, version, fence = record[1], record[2], record[3]

-- Whether all keys are there and belong to the same epoch.
local function is_live()
  return epoch and redis.call('GETRANGE', map, seat_count, -1) == epoch
    and redis.call('HGET', owners, 'epoch') == epoch
    and tonumber(redis.call('ZSCORE', expiry, 'epoch') or 0) == tonumber(epoch)
end

local function state_of(index)
  return redis.call('GETRANGE', map, index, index)
end

-- Whether a seat in this state is sold, or held by a hold that has not ended.
local function is_taken(index, state)
  return state == 'S' or (state == 'L' and tonumber(redis.call('ZSCORE', expiry, index) or 0) > now_ms)
end

