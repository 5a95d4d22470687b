/** True, false, or `undefined` for "cannot be known". */
export type Truth = boolean | undefined;

/** Kleene's "or": one true decides and ends the search, else one unknown spreads. */
export function anyOf<Item>(items: readonly Item[], find: (item: Item) => Truth): Truth {
  let result: Truth = false;
  for (const item of items) {
    const one = find(item);
    if (one) return true;
    if (one === undefined) result = one;
  }
  return result;
}

/** Kleene's "and": one false decides and ends the search, else one unknown spreads. */
export function allOf<Item>(items: readonly Item[], find: (item: Item) => Truth): Truth {
  return not(anyOf(items, (item) => not(find(item))));
}

/** Kleene's "not": the opposite of unknown is unknown. */
export function not(value: Truth): Truth {
  return value === undefined ? undefined : !value;
}
