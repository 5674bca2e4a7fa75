-- The part that all scripts of ticket stock share; it follows units.lua.
--
-- What is left of a type is the quantity of its shards, less what the durable store has sold of them, less what is
-- held. The store's shards have revisions, so each state of a shard counts once, whenever and however often it arrives.
--
-- KEYS[1] stock: type -> left, type:shard -> revision:sold, and epoch, types, changes, version, fence, sold, server
-- KEYS[2] held: reservation -> type=quantity,…, and the epoch; an s in front while the reservation is being sold
-- KEYS[3] expiry: reservation -> end of the hold, ms, and the epoch
-- ARGV[1] number of types

local stock, held, expiry = KEYS[1], KEYS[2], KEYS[3]
local record = redis.call('HMGET', stock, 'epoch', 'version', 'fence', 'types')
local epoch, version, fence, types = record[1], record[2], record[3], record[4]

-- Whether all keys are there and belong to the same epoch.
local function is_live()
  return epoch and types == ARGV[1]
    and redis.call('HGET', held, 'epoch') == epoch
    and tonumber(redis.call('ZSCORE', expiry, 'epoch') or 0) == tonumber(epoch)
end

local function left_of(ordinal)
  return tonumber(redis.call('HGET', stock, ordinal) or 0)
end

-- Makes what a reservation holds available, and returns the ordinals of its types.
local function end_hold(id)
  local ordinals = {}
  for ordinal, quantity in (redis.call('HGET', held, id) or ''):gmatch('(%d+)=(%d+)') do
    redis.call('HINCRBY', stock, ordinal, quantity)
    ordinals[#ordinals + 1] = tonumber(ordinal)
  end
  redis.call('HDEL', held, id)
  redis.call('ZREM', expiry, id)
  return ordinals
end

