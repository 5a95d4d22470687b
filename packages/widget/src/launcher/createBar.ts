import { localize } from '@comptoir/transport';
import type { Intent } from '../panel/panel.js';
import css from '../styles/bar.css?inline';
import { adoptStyles } from './adoptStyles.js';
import { barWords } from './barWords.js';
import { element } from './element.js';
import { icon } from './icon.js';
import { isRightToLeft } from './isRightToLeft.js';

/** The footer bar and the shadow root that everything else of ours lives in. */
export interface Bar {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** The bar itself; its height is what the page has to know. */
  readonly strip: HTMLElement;
  /** Where the chat window goes; hidden until then. */
  readonly frame: HTMLElement;
  /** By intent. */
  readonly buttons: ReadonlyMap<string, HTMLElement>;
  /** Sets an attribute to `true` on one button and to `false` on the others. */
  mark(attribute: string, intent?: string): void;
  /** Shows that the window could not be loaded, or no longer. */
  fail(failed: boolean): void;
}

/** What the bar is made of. */
export interface BarOptions {
  readonly intents: readonly Intent[];
  readonly language: string;
  readonly nonce?: string | undefined;
  /** A button was pressed. */
  press(intent: string): void;
  /** A button is about to be pressed: pointed at, touched, focused. */
  approach(): void;
}

/** Makes the bar in plain DOM. It is not in the page yet. */
export function createBar({ intents, language, nonce, press, approach }: BarOptions): Bar {
  const words = barWords(language);
  const host = element('comptoir-counter', { lang: language, dir: isRightToLeft(language) ? 'rtl' : 'ltr' });
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, css, nonce);

  const status = element('p', { role: 'status' }, words.bar);
  const strip = element('section', { class: 'bar', 'aria-label': words.bar }, status);
  const frame = element('div', { id: 'window', class: 'window', hidden: '' });
  const buttons = new Map<string, HTMLElement>();
  for (const { id, label, icon: sign } of intents) {
    const button = element(
      'button',
      { class: buttons.size ? 'button' : 'button main', type: 'button', 'aria-controls': 'window' },
      icon(sign ?? id),
      element('span', {}, label ? localize(label, language) : (words[id] ?? id)),
    );
    button.addEventListener('click', () => press(id));
    for (const sort of ['pointerenter', 'focus', 'touchstart'])
      button.addEventListener(sort, approach, { passive: true });
    buttons.set(id, button);
    strip.append(button);
  }
  root.append(strip, frame);

  const mark: Bar['mark'] = (attribute, intent) => {
    for (const [id, button] of buttons) button.setAttribute(attribute, `${id === intent}`);
  };
  mark('aria-expanded');
  return {
    host,
    root,
    strip,
    frame,
    buttons,
    mark,
    fail(failed) {
      status.className = failed ? 'failed' : '';
      status.textContent = failed ? words.failed : words.bar;
    },
  };
}
