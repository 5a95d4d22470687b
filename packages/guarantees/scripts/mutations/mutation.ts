/** One mechanism switched off. */
export interface Mutation {
  /** What stands for nothing lost, in two or three words. */
  readonly mechanism: string;
  /** What is done to it. */
  readonly change: string;
  /** Relative to the root. */
  readonly file: string;
  /** Must occur exactly once, so that a mutation cannot miss. */
  readonly from: string;
  readonly to: string;
  /** The family and file of the tests that must notice, and a part of a title when one of them is enough. */
  readonly project: 'unit' | 'contract';
  readonly tests: string;
  readonly title?: string;
}

/** What came of one. */
export interface MutationResult {
  readonly mechanism: string;
  readonly change: string;
  readonly file: string;
  readonly tests: string;
  /** Titles of the tests that went red; empty when nobody noticed. */
  readonly red: readonly string[];
}
