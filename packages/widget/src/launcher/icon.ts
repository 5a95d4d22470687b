import { element } from './element.js';

/** Draws the sign of a button: a hanger for the stylist, else a speech bubble. Hidden from screen readers. */
export function icon(name: string): HTMLElement {
  const d =
    name === 'stylist'
      ? 'M10 6a2 2 0 1 1 2 2.5v1l8 6c1 1 .5 2-.5 2h-15c-1 0-1.5-1-.5-2l8-6'
      : 'M4.5 5.5h15v11h-9l-4 3v-3h-2z';
  return element('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, element('path', { d }));
}
