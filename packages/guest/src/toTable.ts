import type { EngineResult } from './outcome.js';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Major and minor number are what people ask for. */
const short = (version: string): string => version.split('.').slice(0, 2).join('.');

function cell({ outcomes }: EngineResult, scenario: string): string {
  const found = outcomes.find((one) => one.scenario === scenario);
  if (!found) return 'not run';
  if (found.outcome === 'passed') return '✓';
  return `${found.outcome}: ${found.reason ?? ''}`;
}

/** Every scenario of an area beside what each engine has shown, as a Markdown table. */
export function toTable(
  area: string,
  scenarios: readonly string[],
  results: readonly EngineResult[],
): string {
  const titleOf = (scenario: string): string =>
    results.flatMap(({ outcomes }) => outcomes).find((one) => one.scenario === scenario)?.title ?? '';
  return [
    row(['scenario', 'what holds', ...results.map(({ engine, version }) => `${engine} ${short(version)}`)]),
    row(['---', '---', ...results.map(() => '---')]),
    ...scenarios
      .filter((scenario) => scenario.startsWith(`${area}/`))
      .map((scenario) => {
        const name = scenario.slice(area.length + 1);
        const link = `[${name}](../packages/guest/scenarios/${scenario}/scenario.ts)`;
        return row([link, titleOf(scenario), ...results.map((result) => cell(result, scenario))]);
      }),
  ].join('\n');
}
