import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the scenarios are, with a slash at its end. */
export const scenarioFolder = fileURLToPath(new URL('../scenarios/', import.meta.url));

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** Every scenario that there is, as `area/name`, in the order of their names. */
export function listScenarios(): readonly string[] {
  return foldersIn(scenarioFolder)
    .flatMap((area) => foldersIn(scenarioFolder + area).map((name) => `${area}/${name}`))
    .sort();
}
