// Says which identifiers the published clients refuse, by the validators that they use.
//
//   in   one identifier a line
//   out  each identifier that validator.js does not take for version 4, or that uuid@9 does not take at all

import { createInterface } from 'node:readline';
import { validate } from 'uuid';
import validator from 'validator';

for await (const line of createInterface({ input: process.stdin })) {
  if (!validator.isUUID(line, 4) || !validate(line)) {
    process.stdout.write(line + '\n');
  }
}
