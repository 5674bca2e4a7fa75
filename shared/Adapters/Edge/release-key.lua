-- Ends a claim that got no answer. Where nothing happened the key is as new; otherwise its record stays, for the next
-- request to take the same work up.
--
-- KEYS  the key's record
-- ARGV  token, nothing happened (0/1)
--
-- Returns 1, or 0 when the claim is somebody else's.

if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end

if ARGV[2] == '1' then
  redis.call('DEL', KEYS[1])
else
  redis.call('HSET', KEYS[1], 'until', '0')
end

return 1
