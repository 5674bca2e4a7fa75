-- Ends a claim that got no answer. Where nothing happened the key is as new; otherwise the claim stays, held by nobody, for
-- the next request to take the same work up.
--
-- KEYS  claim
-- ARGV  token, nothing happened (0/1)
--
-- Returns 1, or 0 when the claim is somebody else's.

local print, token, began = string.match(redis.call('GET', KEYS[1]) or '', '^(.-)\n(.-)\n(.-)\n')
if token ~= ARGV[1] then return 0 end

if ARGV[2] == '1' then
  redis.call('DEL', KEYS[1])
else
  local rest = math.max(1, redis.call('PTTL', KEYS[1]))
  redis.call('SET', KEYS[1], table.concat({print, token, began, '0'}, '\n'), 'PX', rest)
end

return 1
