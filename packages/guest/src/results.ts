import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listScenarios } from './listScenarios.js';
import type { EngineResult } from './outcome.js';

const folder = fileURLToPath(new URL('../results/', import.meta.url));
const fileOf = (engine: string): string => `${folder}${engine.toLowerCase().replaceAll(' ', '-')}.json`;

/** What the engines have shown, by engine; empty before the first run that was kept. */
export function readResults(): readonly EngineResult[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(folder + name, 'utf8')) as EngineResult);
}

/** Keeps a run: what did not run this time stays as it was, scenarios that are gone are forgotten. */
export function keepResult({ engine, version, outcomes }: EngineResult): void {
  const old = existsSync(fileOf(engine))
    ? (JSON.parse(readFileSync(fileOf(engine), 'utf8')) as EngineResult).outcomes
    : [];
  const kept = listScenarios().flatMap((scenario) => {
    const found = [...outcomes, ...old].find((one) => one.scenario === scenario);
    return found ? [found] : [];
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(engine), `${JSON.stringify({ engine, version, outcomes: kept }, null, 2)}\n`);
}
