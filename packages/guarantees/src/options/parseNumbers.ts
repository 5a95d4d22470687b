import { parseArgs } from 'node:util';

/** A number of the command line: what it is when it is not given, and the least that makes sense. */
export interface NumberOption {
  readonly fallback: number;
  readonly least: number;
  /** Only whole numbers, unless told. */
  readonly fraction?: boolean;
}

/** The numbers of a long run and whether its result is kept; `help` when it was asked for. */
export type Numbers<Name extends string> = Readonly<Record<Name, number>> & {
  readonly write: boolean;
  readonly help: boolean;
};

/**
 * Reads `--name number` for each name, `--write` and `--help`. A run that took a slip for zero would judge nothing
 * and call that a success.
 *
 * @throws Error that says which option is wrong, in one line.
 */
export function parseNumbers<Name extends string>(
  args: readonly string[],
  options: Readonly<Record<Name, NumberOption>>,
): Numbers<Name> {
  const names = Object.keys(options) as Name[];
  const { values } = parseArgs({
    // What pnpm hands on stands behind a `--` of its own.
    args: args.filter((argument) => argument !== '--'),
    options: {
      ...Object.fromEntries(names.map((name) => [name, { type: 'string' } as const])),
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const given = values as Record<string, string | boolean | undefined>;
  const numbers = names.map((name) => {
    const { fallback, fraction = false, least } = options[name];
    const text = given[name];
    if (text === undefined) return [name, fallback];
    const value = String(text).trim() === '' ? Number.NaN : Number(text);
    if (!(value >= least && Number.isFinite(value) && (fraction || Number.isInteger(value)))) {
      const kind = fraction ? 'a number' : 'a whole number';
      throw new Error(`--${name}: expected ${kind} of ${least} or more, got "${text}"`);
    }
    return [name, value];
  });
  return { ...Object.fromEntries(numbers), write: given.write === true, help: given.help === true };
}
