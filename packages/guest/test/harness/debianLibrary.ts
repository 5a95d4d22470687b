import { existsSync } from 'node:fs';
import type { Scenario } from './scenario.js';

/**
 * A library for browsers as Debian ships it, as the page's `/init.js`. The step of the browser tests installs what is
 * missing; where that cannot be done, the scenario is not run and names the package.
 *
 * @param file below `/usr/share/javascript`.
 */
export function debianLibrary(file: string, name: string): Pick<Scenario, 'files' | 'missing'> {
  const path = `/usr/share/javascript/${file}`;
  return { files: { '/init.js': path }, missing: existsSync(path) ? undefined : `${name} is not installed` };
}
