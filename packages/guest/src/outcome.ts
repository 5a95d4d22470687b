/** How one scenario went in one engine. */
export interface Outcome {
  /** Area and name: the scenario's folder below `scenarios`. */
  readonly scenario: string;
  /** What is shown to hold. */
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'not run';
  /** Why it was not run, or the first line of what went wrong. */
  readonly reason?: string;
}

/** All that one engine has shown, as it is kept in `results`. */
export interface EngineResult {
  readonly engine: string;
  /** As the browser says it itself; empty where it could not be started. */
  readonly version: string;
  readonly outcomes: readonly Outcome[];
}
