import { existsSync } from 'node:fs';

/** The first program that is there: what the environment variable names, then the usual places. */
export function programOf(variable: string, ...places: readonly string[]): string | undefined {
  return [process.env[variable] ?? '', ...places].find((place) => place !== '' && existsSync(place));
}
