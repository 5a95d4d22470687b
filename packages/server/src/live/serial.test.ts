import { expect, it } from 'vitest';
import { createSerial } from './serial.js';

it('runs one after the other, and a failure is only its own', async () => {
  const line = createSerial();
  const seen: string[] = [];
  const task = (name: string, ticks: number) => async () => {
    seen.push(`${name} starts`);
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    seen.push(`${name} ends`);
    if (name === 'bad') throw new Error('bad');
    return name;
  };
  const results = await Promise.allSettled([
    line.run(task('slow', 20)),
    line.run(task('bad', 1)),
    line.run(task('fast', 0)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(seen).toEqual(['slow starts', 'slow ends', 'bad starts', 'bad ends', 'fast starts', 'fast ends']);
});
