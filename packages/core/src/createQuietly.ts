import type { Environment } from './environment.js';

/** Makes what runs the code of others: its failure is reported, and is not ours. */
export function createQuietly({ report }: Environment): (run: () => void) => void {
  return (run) => {
    try {
      run();
    } catch (error) {
      report?.(error);
    }
  };
}
