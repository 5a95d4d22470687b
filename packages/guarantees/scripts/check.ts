/** `tsx packages/guarantees/scripts/check.ts history.jsonl …`: prints the anomalies; exit code 1 when there are any. */
import { readFileSync } from 'node:fs';
import { checkHistory } from '../src/checks/checkHistory.js';
import { parseHistory } from '../src/history/parseHistory.js';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Usage: check <history.jsonl> …');
  process.exitCode = 2;
}
for (const file of files) {
  const history = parseHistory(readFileSync(file, 'utf8'));
  const anomalies = checkHistory(history);
  for (const { kind, at, what, why } of anomalies) console.log(`${file}: ${kind} at ${at} (${what}): ${why}`);
  console.log(`${file}: ${history.length} events, ${anomalies.length} anomalies`);
  if (anomalies.length > 0) process.exitCode = 1;
}
