-- The part that the audits share; it follows seats.lua or stock.lua. A difference between the durable store and Redis
-- may be a sale whose second step is under way. So it ends the epoch when the next step of the audit sees it again.

-- Returns 0 the epoch ended, 1 the audit goes on with the next part, 2 with the same part.
local function judge(meta, suspects, next_part)
  local before = ' ' .. (redis.call('HGET', meta, 'suspects') or '') .. ' '
  for _, suspect in ipairs(suspects) do
    if before:find(' ' .. suspect .. ' ', 1, true) then
      end_epoch(meta)
      return 0
    end
  end
  if #suspects > 0 then
    redis.call('HSET', meta, 'suspects', table.concat(suspects, ' ', 1, math.min(#suspects, 100)))
    return 2
  end
  redis.call('HDEL', meta, 'suspects')
  redis.call('HSET', meta, 'audited', next_part)
  return 1
end

