-- One life of a queue, from its first entry until Redis loses it. It follows version.lua and precedes step.lua.
--
-- ARGV[13] how long admissions wait after a loss, ms   ARGV[15] newest epoch that the caller knows, or 0

local has_begun_restoring = 0

-- Begins an epoch for a queue without one. When somebody knows an earlier epoch, the queue was lost: then nobody is
-- admitted for a while, so that those who waited can come back in their order before newcomers.
local function begin_epoch(token_epoch)
  local known = math.max(tonumber(ARGV[15]), token_epoch)
  if epoch == 0 then
    epoch = math.max(now_us, known + 1)
    redis.call('HSET', state, 'epoch', whole(epoch))
  end
  local until_ms = math.floor(epoch / 1000) + tonumber(ARGV[13])
  if known > 0 and known < epoch and restoring_until_ms == 0 and now_ms < until_ms then
    restoring_until_ms, has_begun_restoring = until_ms, 1
    redis.call('HSET', state, 'restoring_until_ms', whole(until_ms))
    raise_version()
  end
end

