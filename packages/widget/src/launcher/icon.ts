import { element } from './element.js';

/** Draws the sign of a button: a hanger for the stylist, else a speech bubble. */
export function icon(name: string): HTMLElement {
  const d = name === 'stylist' ? 'M10 6a2 2 0 1 1 2 3l9 7v2H3v-2l9-7' : 'M4 5h16v11H11l-4 4v-4H4z';
  return element('svg', { viewBox: '0 0 24 24' }, element('path', { d }));
}
