import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { GateReport } from './gate.js';
import { root } from './gate.js';

const probe = fileURLToPath(new URL('./importProbe.mjs', import.meta.url));

/** What dependencies do by themselves: nanostores counts across its copies, Vue marks its run time. */
const byOthers = /^adds globalThis\.(nanostoresGlobal|__VUE_[A-Z_]+)$/;

/** Far more than an import takes, for a process that does not end by itself. */
const deadlineMs = 60_000;

/** Imports a file in a process of its own. @returns what is wrong with that, sentence by sentence. */
async function importOnce(file: string): Promise<readonly string[]> {
  const args = [probe, pathToFileURL(file).href];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: deadlineMs });
    // Whatever a module prints by itself is wrong as well.
    const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line !== '');
    return lines.filter((line) => !byOthers.test(line));
  } catch (error) {
    const { killed, message, stderr = '' } = error as Error & { killed?: boolean; stderr?: string };
    const reason = /^\w*Error.*$/m.exec(stderr)?.[0] ?? message.slice(0, 300);
    return [killed ? `does not end by itself within ${deadlineMs} ms` : `cannot be imported: ${reason}`];
  }
}

/**
 * Imports every entry of a built package on Node, each in a fresh process, as a shop's server would: nothing may
 * change, start, listen or be printed, and the process must end.
 */
export async function importEntries(folder: string): Promise<GateReport> {
  const manifest = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
  const exports: Record<string, string | { default: string }> = manifest.publishConfig.exports;
  let passed = 0;
  const problems: string[] = [];
  for (const [entry, target] of Object.entries(exports)) {
    const file = typeof target === 'string' ? target : target.default;
    if (!file.endsWith('.js')) continue;
    const wrong = await importOnce(`${root}${folder}/${file}`);
    if (wrong.length === 0) passed += 1;
    for (const sentence of wrong) problems.push(`${folder}: import of "${entry}" ${sentence}`);
  }
  return { passed, problems };
}
