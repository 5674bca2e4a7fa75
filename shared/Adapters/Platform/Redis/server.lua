-- Recognises the server that runs the scripts. This piece precedes every script that compares it.

-- The server's process and its replication history; empty when the server does not tell scripts.
local function server_id()
  local process, history = redis.pcall('INFO', 'server'), redis.pcall('INFO', 'replication')
  if type(process) ~= 'string' or type(history) ~= 'string' then return '' end
  local run_id, replication_id = process:match('run_id:(%w+)'), history:match('master_replid:(%w+)')
  return run_id and run_id .. ':' .. (replication_id or '') or ''
end

-- Whether the data was loaded on another server than this one, which may have older data.
local function is_other_server(loaded_on)
  local present = loaded_on and loaded_on ~= '' and server_id() or ''
  return present ~= '' and present ~= loaded_on
end

