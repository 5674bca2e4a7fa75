-- What the server does when its memory is full. The client sends INFO only by a script, unless it may send all commands
-- of administrators.
--
-- Returns the policy, such as noeviction; nil when the server does not tell.

return string.match(redis.call('INFO', 'memory'), 'maxmemory_policy:(%S+)')
