-- Counts a connection among those in a room. Follows lifetime.lua.
--
-- KEYS[1]  sorted set of the room's connections by the time at which they stop counting, in ms
-- KEYS[2]  there while a large room was told a moment ago
-- ARGV[1]  connection
-- ARGV[2]  lifetime in ms
-- ARGV[3]  people up to which a room is told of every change
-- ARGV[4]  ms between two news to a larger room
--
-- Returns how many are in the room, 1 when the room should be told, and the time of the count in microseconds.

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now_ms)
redis.call('ZADD', KEYS[1], now_ms + tonumber(ARGV[2]), ARGV[1])
live_for(KEYS[1], ARGV[2])

local count = redis.call('ZCARD', KEYS[1])
local is_news = count <= tonumber(ARGV[3]) or redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[4])

return { count, is_news and 1 or 0, tonumber(time[1]) * 1000000 + tonumber(time[2]) }
