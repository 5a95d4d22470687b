import { readFacts } from '../facts/readFacts.js';
import type { History } from '../history/historyEvent.js';
import type { Anomaly, AnomalyKind, Check } from './anomaly.js';
import { findDiverged } from './findDiverged.js';
import { findDoubled } from './findDoubled.js';
import { findForeign } from './findForeign.js';
import { findInverted } from './findInverted.js';
import { findLost } from './findLost.js';
import { findRegressed } from './findRegressed.js';
import { findResurrected } from './findResurrected.js';
import { findStale } from './findStale.js';

const checks: Readonly<Record<AnomalyKind, Check>> = {
  lost: findLost,
  doubled: findDoubled,
  inverted: findInverted,
  diverged: findDiverged,
  resurrected: findResurrected,
  stale: findStale,
  regressed: findRegressed,
  foreign: findForeign,
};

/**
 * Judges a history: every broken promise in it, each named once. An empty list is a clean history, but only of
 * what it holds: a history without lists at rest and without logs proves nothing.
 */
export function checkHistory(history: History): readonly Anomaly[] {
  const facts = readFacts(history);
  const found = new Map<string, Anomaly>();
  for (const check of Object.values(checks)) {
    for (const anomaly of check(facts)) {
      const { kind, at, what, why } = anomaly;
      found.set([kind, at, what, why].join('\n'), anomaly);
    }
  }
  return [...found.values()];
}
