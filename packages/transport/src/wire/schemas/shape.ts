import * as v from 'valibot';

/**
 * `v.object` whose complaint about a missing member says what belongs there, not only its name.
 *
 * Unknown members are not copied; `__proto__` and its like are unknown members.
 */
// @__NO_SIDE_EFFECTS__
export function shape<const T extends v.ObjectEntries>(
  entries: T,
): v.ObjectSchema<T, (issue: v.ObjectIssue) => string> {
  return v.object(entries, (issue) => {
    const missing = issue.path?.at(-1)?.key;
    return (typeof missing === 'string' && entries[missing]?.expects) || 'an object';
  });
}
