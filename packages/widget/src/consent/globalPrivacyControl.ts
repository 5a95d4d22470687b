import type { Signal } from './signal.js';

/**
 * Global Privacy Control (w3c.github.io/gpc): the browser says that its user does not want to be tracked. Opening the
 * chat stays his own wish, so it is `on-open` at most.
 */
export function globalPrivacyControl(): Signal {
  return {
    isThere: () => (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true,
    answer: () => 'on-open',
    stop: () => undefined,
  };
}
