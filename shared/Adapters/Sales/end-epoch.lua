-- Ends the epoch of the seats or of the stock, because they were seen to differ from the durable store. Follows
-- units.lua.
--
-- KEYS  meta of the seats, or stock
-- ARGV  none
--
-- Returns nothing.

end_epoch(KEYS[1])
