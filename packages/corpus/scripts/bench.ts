/** How long each reader takes for 64 KB of its worst text, and how much longer for twice as much: medians of seven. */
import { madeOf, readers, units } from '../src/readers.js';

function median(work: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return times.sort((a, b) => a - b)[3] ?? 0;
}

console.log(`Node ${process.version}, 64 KB = 65,536 letters, medians of 7, in milliseconds of this process`);
console.table(
  Object.entries(readers).map(([reader, read]) => {
    const rows = units.map((unit) => {
      const text = madeOf(unit, 65_536);
      return { unit, ms: median(() => read(text)) };
    });
    const worst = rows.reduce((one, other) => (other.ms > one.ms ? other : one));
    const double = madeOf(worst.unit, 131_072);
    const ratio = median(() => read(double)) / worst.ms;
    return {
      reader,
      'worst text': JSON.stringify(worst.unit),
      '64 KB': worst.ms.toFixed(2),
      'at twice the size': `× ${ratio.toFixed(2)}`,
    };
  }),
);
