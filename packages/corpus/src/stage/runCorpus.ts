import { checkTree } from '../oracle/checkTree.js';
import { watchPage } from '../oracle/watchPage.js';
import type { Surface } from './stage.js';
import { surfaces } from './surfaces.js';

/** What became of a run. */
export interface Outcome {
  readonly surface: string;
  readonly checks: number;
  readonly ms: number;
  /** The first hundred, each once, with where it was seen. */
  readonly problems: readonly string[];
}

/** Shows the strings in one place, or in all, and tells what should not have happened. */
export async function runCorpus(
  vectors: readonly string[],
  only: readonly Surface[] = surfaces,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const surface of only) {
    const images = new Set<string>();
    const found = new Set<string>();
    const watch = watchPage(images);
    const started = performance.now();
    let checks = 0;
    try {
      await surface.show(vectors, {
        check(root, where) {
          checks++;
          for (const problem of checkTree(root, images)) found.add(`${where}: ${problem}`);
        },
      });
    } catch (error) {
      found.add(`threw ${error instanceof Error ? error.stack : String(error)}`);
    }
    // What a handler or the policy has to say comes in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const problem of watch.problems()) found.add(problem);
    watch.stop();
    const ms = Math.round(performance.now() - started);
    outcomes.push({ surface: surface.name, checks, ms, problems: [...found].slice(0, 100) });
  }
  return outcomes;
}
