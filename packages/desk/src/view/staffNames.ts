import { computed, type ReadableAtom } from 'nanostores';
import { wholeName } from '../format/foldName.js';
import type { Desk } from '../state/desk.js';

const known = new WeakMap<Desk, ReadableAtom<string>>();

/**
 * The names of all operators as the eye reads them, one a line: a text, so that the names on the page are looked at
 * again only when it changes.
 */
export function staffNames(desk: Desk): ReadableAtom<string> {
  const made =
    known.get(desk) ??
    computed(desk.$state, ({ operator, colleagues }) =>
      [operator, ...colleagues.map((one) => one.operator)]
        .map((one) => wholeName(one?.name ?? ''))
        .join('\n'),
    );
  known.set(desk, made);
  return made;
}
