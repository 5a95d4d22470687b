/** True, false, or `undefined` for "cannot be known". */
export type Truth = boolean | undefined;

/** Kleene's "and": one false decides, else one unknown spreads. */
export function allOf(values: readonly Truth[]): Truth {
  return values.includes(false) ? false : values.includes(undefined) ? undefined : true;
}

/** Kleene's "or": one true decides, else one unknown spreads. */
export function anyOf(values: readonly Truth[]): Truth {
  return values.includes(true) ? true : values.includes(undefined) ? undefined : false;
}

/** Kleene's "not": the opposite of unknown is unknown. */
export function not(value: Truth): Truth {
  return value === undefined ? undefined : !value;
}
