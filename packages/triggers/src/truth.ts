/** True, false, or `undefined` for "cannot be known". */
export type Truth = boolean | undefined;

/** Kleene's "or": one true decides, else one unknown spreads. */
export function anyOf(truths: readonly Truth[]): Truth {
  return truths.includes(true) || (truths.includes(undefined) ? undefined : false);
}

/** Kleene's "and": one false decides, else one unknown spreads. */
export function allOf(truths: readonly Truth[]): Truth {
  return !truths.includes(false) && (truths.includes(undefined) ? undefined : true);
}

/** Kleene's "not": the opposite of unknown is unknown. */
export function not(value: Truth): Truth {
  return value === undefined ? undefined : !value;
}
