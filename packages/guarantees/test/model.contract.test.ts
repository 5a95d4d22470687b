import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figure } from './figure.js';
import { createLane } from './model/createLane.js';
import { formatFailure } from './model/formatFailure.js';
import { keepRegression, readRegressions } from './model/regressions.js';
import { runHistories } from './model/runHistories.js';
import { type Backend, createBackend } from './world/createBackend.js';

/** A fresh one each time; `SEED` repeats a run. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
const histories = 200;

let backend: Backend;
beforeAll(async () => {
  backend = await createBackend();
});
afterAll(() => backend.dispose());

describe('nothing is lost, doubled or out of order, whatever happens', () => {
  it.each(readRegressions().map((regression, index) => [index + 1, regression.broke, regression] as const))(
    'regression %i stays mended: %s',
    async (_, __, { steps, setting }) => {
      await createLane(backend, () => undefined).replay(steps, setting);
    },
    90_000,
  );

  it('G1 G2 G3 G4 G5 G12 G13 G14 G17 G18 G20: random histories over a faulty wire, server and browser', async () => {
    const report = await runHistories({ backend, seed, histories, lanes: 10 });
    const { executed, failures, kills, seconds, totals } = report;
    const counts = [...totals].map(([name, count]) => `${name} ${count}`).join(', ');
    process.stdout.write(
      `model: ${executed} histories in ${seconds.toFixed(0)} s, seeds ${seed} to ${seed + 9}, server kills ${kills}; ${counts}\n`,
    );
    for (const failure of failures) {
      process.stdout.write(`${formatFailure(failure)}\n`);
      keepRegression({ broke: failure.broke, setting: failure.setting, steps: failure.steps });
    }
    for (const guarantee of ['G2', 'G3', 'G4', 'G14', 'G17', 'G20']) {
      figure(guarantee, 'broken in random histories', `${failures.length} of ${executed}`);
    }
    expect(failures.map(({ broke }) => broke)).toEqual([]);
    expect(executed).toBeGreaterThanOrEqual(histories);
    expect(totals.size).toBeGreaterThan(25);
  }, 600_000);
});
