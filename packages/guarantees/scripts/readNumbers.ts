import { type NumberOption, type Numbers, parseNumbers } from '../src/options/parseNumbers.js';

/** The options of this process; ends it with the usage when they are wrong (exit code 2) or when help is asked for. */
export function readNumbers<Name extends string>(
  script: string,
  options: Readonly<Record<Name, NumberOption>>,
): Numbers<Name> {
  const each = Object.entries<NumberOption>(options).map(([name, { fallback }]) => `[--${name} ${fallback}]`);
  const usage = `Usage: pnpm ${script} ${each.join(' ')} [--write]`;
  try {
    const numbers = parseNumbers(process.argv.slice(2), options);
    if (!numbers.help) return numbers;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(usage);
    process.exit(2);
  }
}
