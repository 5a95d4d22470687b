import { writeFileSync } from 'node:fs';
import { toPatterns } from '../src/toPatterns.js';
import { toSchema } from '../src/toSchema.js';

const write = (path: string, text: string): void =>
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
write('triggers.v1.schema.json', `${JSON.stringify(toSchema(), null, 2)}\n`);
write('src/rulePatterns.ts', toPatterns());
