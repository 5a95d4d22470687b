import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from './runHistories.js';

/** Writes a failure's history into a file and says everything that is needed to see it again. */
export function formatFailure({ broke, history, isRepeatable, path, seed, setting, steps }: Failure): string {
  const file = join(mkdtempSync(join(tmpdir(), 'comptoir-history-')), 'history.jsonl');
  writeFileSync(file, history);
  return [
    broke,
    `seed ${seed}, path "${path}"${isRepeatable ? '' : ' (did not break again when it ran alone)'}`,
    `setting ${JSON.stringify(setting)}`,
    ...steps.map((step) => `  ${JSON.stringify(step)}`),
    `history ${file}`,
  ].join('\n');
}
