/**
 * `pnpm fuzz`: many inputs for every reader, then the longest ones. `SEED`, `FUZZ_PATH` and `FUZZ_TARGET` repeat a
 * failure; `FUZZ_INPUTS` is the number for each reader.
 */
import { checkGrowth } from '../src/checkGrowth.js';
import { type Outcome, runTarget } from '../src/runTarget.js';
import { targets } from '../src/targets.js';

const { SEED, FUZZ_PATH, FUZZ_TARGET, FUZZ_INPUTS } = process.env;
const seed = Number(SEED ?? Date.now() % 2 ** 31);
const wanted = targets.filter(({ name }) => FUZZ_TARGET === undefined || name === FUZZ_TARGET);
const inputs = Number(FUZZ_INPUTS ?? Math.ceil(110_000 / targets.length));
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
