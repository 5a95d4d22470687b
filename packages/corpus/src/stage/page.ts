import { runCorpus } from './runCorpus.js';
import { surfaces } from './surfaces.js';

/** What the page of the browser run offers to whoever drives it. */
export interface CorpusPage {
  /** Runs one place by its name. */
  run(surface: string, vectors: readonly string[]): ReturnType<typeof runCorpus>;
}

(globalThis as unknown as { corpus: CorpusPage }).corpus = {
  run: (name, vectors) =>
    runCorpus(
      vectors,
      surfaces.filter((surface) => surface.name === name),
    ),
};
