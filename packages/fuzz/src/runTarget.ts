import fc from 'fast-check';
import type { Target } from './target.js';

/** What came of many inputs. */
export interface Outcome {
  readonly name: string;
  readonly inputs: number;
  readonly taken: number;
  readonly refused: number;
  /** Of a single input, in milliseconds. */
  readonly slowest: number;
}

/** How much and from where. `path` comes from a failure's report and goes straight to the smallest input. */
export interface RunOptions {
  readonly inputs: number;
  readonly seed: number;
  readonly path?: string;
}

const prototypes = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const membersOf = (): string => prototypes.map((one) => Reflect.ownKeys(one).length).join();
const clean = membersOf();

function assertClean(): void {
  if ('polluted' in {} || membersOf() !== clean) throw new Error('A prototype has been written to.');
}

/** Gives a target its inputs. @throws Error with seed, path and the smallest failing input. */
export async function runTarget(target: Target, { inputs, seed, path }: RunOptions): Promise<Outcome> {
  const count = { inputs: 0, taken: 0, refused: 0, slowest: 0 };
  const property = fc.asyncProperty(target.inputs, async (input) => {
    const start = performance.now();
    count.inputs += 1;
    try {
      await target.read(input);
      count.taken += 1;
    } catch (error) {
      if (!target.isRefusal(error)) throw error;
      count.refused += 1;
    }
    count.slowest = Math.max(count.slowest, performance.now() - start);
    assertClean();
  });
  const result = await fc.check(property, { numRuns: inputs, seed, ...(path === undefined ? {} : { path }) });
  if (result.failed) {
    const again = `SEED=${result.seed} FUZZ_PATH=${result.counterexamplePath} FUZZ_TARGET='${target.name}' pnpm fuzz`;
    throw new Error(`${target.name}: ${fc.defaultReportMessage(result)}\nAgain: ${again}`, {
      cause: result.errorInstance,
    });
  }
  return { name: target.name, ...count };
}
