-- Lists a user's newest reservations, newest first, with the clock that judges holds.
--
-- KEYS  list
-- ARGV  reservations at most
--
-- Returns {now ms, reservation ids…}.

local answer = {string.format('%.0f', now_ms)}
for _, id in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1)) do answer[#answer + 1] = id end

return answer
