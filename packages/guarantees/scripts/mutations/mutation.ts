/** One place in the code, changed. */
export interface Edit {
  /** Relative to the root. */
  readonly file: string;
  /** Must occur exactly once, so that a mutation cannot miss. */
  readonly from: string;
  readonly to: string;
}

/** One mechanism switched off. */
export interface Mutation {
  /** What stands for nothing lost, in two or three words. */
  readonly mechanism: string;
  /** What is done to it. */
  readonly change: string;
  readonly edits: readonly Edit[];
  /** The family and file of the tests that must notice, and a pattern of titles when some of them are enough. */
  readonly project: 'unit' | 'contract';
  readonly tests: string;
  readonly title?: string;
}

/** What came of one. */
export interface MutationResult {
  readonly mechanism: string;
  readonly change: string;
  readonly tests: string;
  /** Titles of the tests that went red; empty when nobody noticed. */
  readonly red: readonly string[];
}
