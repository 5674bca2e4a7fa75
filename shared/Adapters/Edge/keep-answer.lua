-- Keeps the answer of a claimed key. A claim that somebody else has taken up is left alone; one that was forgotten is
-- written anew.
--
-- KEYS  the key's record
-- ARGV  token, fingerprint, status, content type, body, remember ms
--
-- Returns 1, or 0 when the claim is somebody else's.

local token = redis.call('HGET', KEYS[1], 'token')
if token and token ~= ARGV[1] then return 0 end

redis.call('HMSET', KEYS[1], 'print', ARGV[2], 'state', 'done', 'token', ARGV[1], 'status', ARGV[3], 'type', ARGV[4],
  'body', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[6])

return 1
