import type { Parts } from '../launcher/parts.js';

/** The lazy parts as imports that a bundler sees and splits, or inlines. */
export const bundledParts: Parts = {
  opening: () => import('./opening.js'),
  consent: () => import('./consent.js'),
  triggers: () => import('./triggers.js'),
};
