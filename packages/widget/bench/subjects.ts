/** What is measured: the counter, and the floors that it stands on. */
export const subjects = ['counter', 'button', 'window', 'preact'] as const;

/** One of them. `button` has no window. */
export type Subject = (typeof subjects)[number];

/** The script that a page gets as a shop's snippet would bring it. */
export function scriptOf(subject: Subject): string {
  return subject === 'counter' ? '/widget/loader.js' : `/floors/${subject}.js`;
}
