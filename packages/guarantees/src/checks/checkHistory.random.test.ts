import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutateHistory, mutations } from '../../test/mutateHistory.js';
import { simulatedSteps, simulateHistory } from '../../test/simulateHistory.js';
import { formatHistory } from '../history/formatHistory.js';
import { parseHistory } from '../history/parseHistory.js';
import { checkHistory } from './checkHistory.js';

const steps = fc.array(fc.record({ what: fc.constantFrom(...simulatedSteps), pick: fc.nat(999) }), {
  maxLength: 25,
});
const mutation = fc.record({
  what: fc.constantFrom(...mutations),
  where: fc.constantFrom('log' as const, 'shown' as const),
  pick: fc.nat(999),
  place: fc.nat(999),
});
const runs = { numRuns: 1_000 };

describe('random histories', () => {
  it('pass when nothing went wrong', () => {
    fc.assert(
      fc.property(steps, (some) => {
        expect(checkHistory(simulateHistory(some))).toEqual([]);
      }),
      runs,
    );
  });

  it('are found out after any single fault', () => {
    fc.assert(
      fc.property(steps, mutation, (some, fault) => {
        // Two more in each log, so that there is something to swap whatever was removed.
        const history = simulateHistory([
          ...some,
          ...[0, 0, 2, 2].map((pick) => ({ what: 'send', pick }) as const),
        ]);
        expect(checkHistory(mutateHistory(history, fault))).not.toEqual([]);
      }),
      runs,
    );
  });

  it('are the same after being written and read', () => {
    fc.assert(
      fc.property(steps, (some) => {
        const history = simulateHistory(some);
        expect(parseHistory(formatHistory(history))).toEqual(history);
      }),
    );
  });
});
