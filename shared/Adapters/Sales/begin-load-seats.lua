-- Begins to load the seats: makes keys of this load, beside those that are in use. They are removed by themselves when
-- the load is not finished. Follows lifetime.lua and seats.lua.
--
-- KEYS  those of seats.lua, map of this load, owners of this load
-- ARGV  seat count, lifetime of the load ms
--
-- Returns how often the durable store changed so far, or -1 when the epoch is live.

if is_live() then return -1 end

-- The count starts from the clock, so a count from before a loss of data never occurs again.
redis.call('HSETNX', meta, 'changes', string.format('%.0f', now_us))
live_for(meta, ARGV[2])
redis.call('SET', KEYS[5], string.rep('A', seat_count), 'PX', ARGV[2])
redis.call('HSET', KEYS[6], 'rows', 0)
redis.call('PEXPIRE', KEYS[6], ARGV[2])

return tonumber(redis.call('HGET', meta, 'changes'))
