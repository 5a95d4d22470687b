import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listScenarios, scenarioFolder } from './listScenarios.js';
import { readResults } from './results.js';

const page = readFileSync(new URL('../../../docs/good-guest.md', import.meta.url), 'utf8');
const scenarios = listScenarios();
const areas = [...new Set(scenarios.map((name) => name.split('/')[0] ?? ''))];

describe('docs/good-guest.md', () => {
  it.each(areas)('has a place for the results of %s', (area) => {
    expect(page).toContain(`<!-- generated:guest-${area} -->`);
  });

  it.each(scenarios)('names %s, by the title that its test has now', async (name) => {
    const { scenario } = (await import(`${scenarioFolder}${name}/scenario.ts`)) as {
      scenario: { title: string };
    };
    expect(page).toContain(`](../packages/guest/scenarios/${name}/scenario.ts) | ${scenario.title} |`);
  });

  it.each(readResults())('has results of $engine for the scenarios that exist, and no failure', (result) => {
    expect(result.outcomes.map(({ scenario }) => scenario)).toEqual(scenarios);
    expect(result.outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });
});
