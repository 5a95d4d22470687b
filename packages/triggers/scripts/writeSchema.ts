import { writeFileSync } from 'node:fs';
import { toSchema } from '../src/toSchema.js';

writeFileSync(
  new URL('../triggers.v1.schema.json', import.meta.url),
  `${JSON.stringify(toSchema(), null, 2)}\n`,
);
