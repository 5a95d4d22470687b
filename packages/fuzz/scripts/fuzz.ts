/**
 * `pnpm fuzz`: many inputs for every reader, then the longest ones. `SEED`, `FUZZ_PATH` and `FUZZ_TARGET` repeat a
 * failure; `FUZZ_INPUTS` is the number for each reader.
 */
import { checkGrowth } from '../src/checkGrowth.js';
import { type Outcome, runTarget } from '../src/runTarget.js';
import { targets } from '../src/targets.js';

const { SEED, FUZZ_PATH, FUZZ_TARGET, FUZZ_INPUTS } = process.env;
function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}
/** A whole number of the environment; a slip in one would read nothing and call that a success. */
function wholeNumber(name: string, text: string | undefined, least: number, fallback: number): number {
  if (text === undefined) return fallback;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isInteger(value) && value >= least) return value;
  return refuse(`${name}: expected a whole number of ${least} or more, got "${text}"`);
}

if (process.argv.slice(2).some((argument) => argument !== '--')) {
  refuse(
    'pnpm fuzz takes no arguments, but FUZZ_INPUTS, FUZZ_TARGET, SEED and FUZZ_PATH from the environment.',
  );
}
const seed = wholeNumber('SEED', SEED, -(2 ** 31), Date.now() % 2 ** 31);
const wanted = targets.filter(({ name }) => FUZZ_TARGET === undefined || name === FUZZ_TARGET);
if (wanted.length === 0) {
  const names = targets.map(({ name }) => `  ${name}`).join('\n');
  refuse(`FUZZ_TARGET: no reader is called "${FUZZ_TARGET}". There are:\n${names}`);
}
const inputs = wholeNumber('FUZZ_INPUTS', FUZZ_INPUTS, 1, Math.ceil(110_000 / targets.length));
console.log(`seed ${seed}, ${inputs} inputs for each of ${wanted.length} readers`);

const outcomes: Outcome[] = [];
let faults = 0;
for (const one of wanted) {
  try {
    outcomes.push(
      await runTarget(one, { inputs, seed, ...(FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH }) }),
    );
  } catch (error) {
    faults += 1;
    console.error(error);
  }
}
console.table(
  outcomes.map(({ slowest, ...rest }) => ({ ...rest, 'slowest, ms': Number(slowest.toFixed(1)) })),
);
if (FUZZ_TARGET === undefined) {
  const slow = checkGrowth();
  faults += slow.filter(({ ok }) => !ok).length;
  console.table(slow);
}
const total = outcomes.reduce((sum, outcome) => sum + outcome.inputs, 0);
console.log(`${total} inputs, ${faults} faults, seed ${seed}`);
process.exitCode =
  faults === 0 && (total >= 100_000 || FUZZ_TARGET !== undefined || FUZZ_INPUTS !== undefined) ? 0 : 1;
