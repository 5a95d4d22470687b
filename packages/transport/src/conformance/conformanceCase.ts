import type { Stage } from './createStage.js';
import type { Need } from './needs.js';

/** One numbered promise of the contract. */
export interface ConformanceCase {
  /** Stable, never reused: a number of the published list, or a letter and a number for what came later. */
  readonly id: string;
  readonly title: string;
  readonly needs?: readonly Need[];
  run(stage: Stage): Promise<void>;
}
