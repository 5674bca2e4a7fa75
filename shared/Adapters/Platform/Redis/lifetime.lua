-- The lifetime of a key that several writers share. This piece precedes every script that writes such a key.

-- The key lives at least this long from now: a writer extends a lifetime and never shortens that of another writer.
local function live_for(key, lifetime_ms)
  local left_ms = redis.call('PTTL', key)
  if left_ms ~= -2 and left_ms < tonumber(lifetime_ms) then redis.call('PEXPIRE', key, lifetime_ms) end
end

