-- Takes a visitor out of the line and ends their pass. Follows line.lua.
--
-- ARGV[5] visitor
--
-- Returns how many places and passes ended.

redis.call('ZREM', seen, ARGV[5])

return redis.call('ZREM', waiting, ARGV[5]) + redis.call('ZREM', admitted, ARGV[5])
