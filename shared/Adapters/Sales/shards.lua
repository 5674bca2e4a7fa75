-- Takes over states of stock shards from the durable store; it follows stock.lua.

-- The states from this argument on that are later than the known ones; nil when one contradicts what is known.
local function find_later(first)
  local later = {}
  for i = first, #ARGV, 4 do
    local field = ARGV[i] .. ':' .. ARGV[i + 1]
    local revision, sold_of = (redis.call('HGET', stock, field) or ''):match('(%d+):(%d+)')
    if not revision or (revision == ARGV[i + 2] and sold_of ~= ARGV[i + 3]) then return nil end
    if tonumber(ARGV[i + 2]) > tonumber(revision) then
      later[#later + 1] = {ARGV[i], field, ARGV[i + 2] .. ':' .. ARGV[i + 3], ARGV[i + 3] - sold_of}
    end
  end
  return later
end

local function take_over(later)
  for _, state in ipairs(later) do
    redis.call('HSET', stock, state[2], state[3])
    redis.call('HINCRBY', stock, state[1], string.format('%.0f', 0 - state[4]))
    redis.call('HINCRBY', stock, 'sold', string.format('%.0f', state[4]))
  end
  raise_version(stock, version)
  note_change(stock)
end

