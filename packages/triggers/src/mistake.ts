/** One thing that is wrong in a rule file or in what a shop hands over. */
export interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** Says what was expected, what stood there instead, and where. Lists and objects are only named. */
export function expected(what: string, got: unknown, path: string): Mistake {
  return { path, message: `expected ${what}, got ${got && typeof got === 'object' ? 'an object' : got}` };
}
