import type { Scenario } from './scenario.js';

/** Where the page changes natives that a driver's own script needs. */
export const ownNatives: NonNullable<Scenario['notIn']> = {
  WebKitGTK: 'its driver runs its own script among the natives of the page',
};
