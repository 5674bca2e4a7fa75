-- A visitor's place; it stands between line.lua and the scripts that return one.

-- {0 not in line | 1 waiting | 2 admitted, position, end of pass, figures...}. Nothing tells a rank before the opening.
local function place_of(visitor)
  local expires_at_ms = tonumber(redis.call('ZSCORE', admitted, visitor) or 0)
  local rank = redis.call('ZRANK', waiting, visitor)
  if expires_at_ms > now_ms then return {2, 0, expires_at_ms, unpack(figures())} end
  if not rank then return {0, 0, 0, unpack(figures())} end
  return {1, is_open and rank + 1 or redis.call('ZCARD', waiting), 0, unpack(figures())}
end

