import { type EngineBrowser, engines } from '@comptoir/engines';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { listScenarios, scenarioFolder } from '../src/listScenarios.js';
import type { Outcome } from '../src/outcome.js';
import { keepResult } from '../src/results.js';
import { createVisit } from './harness/createVisit.js';
import { type House, openHouse } from './harness/openHouse.js';
import type { Scenario } from './harness/scenario.js';
import { servePage } from './harness/servePage.js';

const loaded = await Promise.all(
  listScenarios().map(async (name) => {
    const module = (await import(`${scenarioFolder}${name}/scenario.ts`)) as { scenario: Scenario };
    return [name, module.scenario] as const;
  }),
);

let house: House | undefined;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';

// The engines work side by side, each started once; within one, a page at a time as with a person.
for (const engine of engines) {
  const { name: engineName, missing } = engine;
  describe.concurrent(missing === undefined ? engineName : `${engineName} (not run: ${missing})`, () => {
    const outcomes: Outcome[] = [];
    let browser: EngineBrowser | undefined;
    beforeAll(async () => {
      if (missing === undefined) browser = await engine.open();
    });
    afterAll(async () => {
      const { version = '' } = browser ?? {};
      await browser?.close();
      if (process.env.COMPTOIR_KEEP_RESULTS) keepResult({ engine: engineName, version, outcomes });
    });

    for (const [name, scenario] of loaded) {
      const { title, notIn, missing: lacking } = scenario;
      const reason = missing ?? lacking ?? notIn?.[engineName];
      if (reason !== undefined) outcomes.push({ scenario: name, title, outcome: 'not run', reason });
      (reason === undefined ? test.sequential : test.skip)(`${name}: ${title}`, async () => {
        if (!browser || !house) throw new Error(`${engineName} did not start`);
        const place = await servePage(scenarioFolder + name, scenario, house.widget, house.server);
        const visit = createVisit(engineName, await browser.tab('window'), place, house);
        try {
          await scenario.run(visit);
          outcomes.push({ scenario: name, title, outcome: 'passed' });
        } catch (error) {
          outcomes.push({ scenario: name, title, outcome: 'failed', reason: firstLine(error) });
          throw error;
        } finally {
          await visit.leave();
          await place.stop();
        }
      });
    }
  });
}
