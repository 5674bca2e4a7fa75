-- Counts the sold seats. Follows seats.lua.
--
-- KEYS  those of seats.lua
-- ARGV  seat count
--
-- Returns their number, or -1 when not loaded.

return is_live() and tonumber(redis.call('HGET', meta, 'sold')) or -1
