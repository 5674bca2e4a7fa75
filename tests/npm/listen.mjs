// One browser tab: the official client, driven over standard input and output, one JSON document a line.
//
//   in   {"target": "join-event", "arguments": [...]}    sends a message to the hub
//   out  {"target": "room-info", "arguments": [...]}     a message of the hub
//   out  {"connected": true} or {"failed": "reason"}
//
// Arguments: address of the hub, access token, then the names to listen for.

import { createInterface } from 'node:readline';
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const [address, token, ...targets] = process.argv.slice(2);
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

const connection = new HubConnectionBuilder()
  .withUrl(address, { accessTokenFactory: () => token })
  .configureLogging(LogLevel.None)
  .build();

for (const target of targets) {
  connection.on(target, (...received) => say({ target, arguments: received }));
}

try {
  await connection.start();
  say({ connected: true });
} catch (error) {
  say({ failed: String(error) });
  process.exit(1);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { target, arguments: sent } = JSON.parse(line);
  await connection.send(target, ...sent);
}

await connection.stop();
