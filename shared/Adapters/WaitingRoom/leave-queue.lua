-- Removes a visitor from the queue and ends their pass. Follows queue.lua.
--
-- ARGV[5] visitor
--
-- Returns the number of entries and passes that ended.

redis.call('ZREM', seen, ARGV[5])
redis.call('ZREM', leases, ARGV[5])
redis.call('HDEL', numbers, ARGV[5])

return redis.call('ZREM', waiting, ARGV[5]) + redis.call('ZREM', admitted, ARGV[5])
