import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../../../widget/dist', import.meta.url));

/** Where the built widget is, with a slash at its end; `COMPTOIR_WIDGET` names the folder of another build. */
export const widgetFolder = `${process.env.COMPTOIR_WIDGET ?? here}/`;

/**
 * The built script files by their path below `dist`, read once: a build beside a run does not change what it sees.
 *
 * @throws Error when nothing is built.
 */
export function readWidget(): ReadonlyMap<string, string> {
  const names = readdirSync(widgetFolder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.js'));
  if (!files.includes('loader.js')) throw new Error(`${widgetFolder} has no loader.js: run \`pnpm build\``);
  return new Map(files.map((name) => [name, readFileSync(widgetFolder + name, 'utf8')]));
}
