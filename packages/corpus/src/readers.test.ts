import { expect, test } from 'vitest';
import { madeOf, readers, units } from './readers.js';

/** Milliseconds of this process alone: what else the machine does is not in them. The least of three. */
function spent(work: () => void): number {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  return Math.min(once(), once(), once());
}

// A text twice as long takes a quadratic reader four times as long, and that in seconds; below this much, noise rules.
const noiseMs = 60;

test.each(Object.entries(readers))(
  '%s reads twice as much in twice the time',
  { timeout: 120_000 },
  (_name, read) => {
    const slow = units.flatMap((unit) => {
      const [once, twice] = [65_536, 131_072].map((length) => {
        const text = madeOf(unit, length);
        return spent(() => read(text));
      });
      const isFine = (twice ?? 0) <= Math.max(2.5 * (once ?? 0), noiseMs);
      return isFine ? [] : [`${JSON.stringify(unit)}: ${once} ms, then ${twice} ms`];
    });
    expect(slow).toEqual([]);
  },
);
