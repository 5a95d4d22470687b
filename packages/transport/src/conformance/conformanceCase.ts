import type { Stage } from './createStage.js';
import type { Need } from './needs.js';

interface NumberedCase {
  /** Stable, never reused: a number of the published list, or a letter and a number for what came later. */
  readonly id: string;
  readonly title: string;
}

/** A promise that each adapter keeps, or does not, by itself. */
export interface AdapterCase extends NumberedCase {
  readonly needs?: readonly Need[];
  run(stage: Stage): Promise<void>;
}

/** A promise that is kept above the adapters, once for all of them. */
export interface ElsewhereCase extends NumberedCase {
  /** The test that proves it, from the root of the repository; a title in it names `#id`. */
  readonly provenIn: string;
}

/** One numbered promise of the contract. */
export type ConformanceCase = AdapterCase | ElsewhereCase;
