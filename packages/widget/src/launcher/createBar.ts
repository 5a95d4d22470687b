import type { Intent } from '../panel/panel.js';
import css from '../styles/bar.css?inline';
import { adoptStyles } from './adoptStyles.js';
import { barWords } from './barWords.js';
import type { ChatOptions } from './chatOptions.js';
import { element } from './element.js';
import { icon } from './icon.js';

/** The footer bar and the shadow root that everything else of ours lives in. */
export interface Bar {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Above the page in every browser that has a top layer; bar, window and prompts stand in it. */
  readonly layer: HTMLElement;
  /** Where the chat window goes; hidden until then. */
  readonly frame: HTMLElement;
  /** By intent. */
  readonly buttons: ReadonlyMap<string, HTMLElement>;
  /** Sets an attribute to `true` on one button and to `false` on the others. */
  mark(attribute: string, intent?: string): void;
  /** Shows that the window could not be loaded, or no longer. */
  fail(failed: boolean): void;
}

/**
 * Makes the bar in plain DOM. It is not in the page yet.
 *
 * @param press a button was pressed.
 * @param approach a button is about to be pressed: pointed at, touched, focused.
 */
export function createBar(
  intents: readonly Intent[],
  language: string,
  options: Pick<ChatOptions, 'nonce' | 'words'>,
  press: (intent: string) => void,
  approach: () => void,
): Bar {
  // In the language, its base language or English: `localize` without what a bar can do without.
  const word = (id: string, text = options.words?.bar?.[id] ?? barWords[id] ?? id): string =>
    typeof text === 'string' ? text : (text[language] ?? text[language.slice(0, 2)] ?? text.en ?? '');
  const host = element('comptoir-counter');
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, css, options.nonce);

  const status = element('p', { role: 'status' }, word('bar'));
  const strip = element('section', { class: 'bar', 'aria-label': word('bar') }, status);
  const frame = element('div', { class: 'window', id: 'window', hidden: '' });
  const buttons = new Map<string, HTMLElement>();
  for (const { id, label, icon: sign } of intents) {
    const button = element(
      'button',
      { class: 'button', 'aria-controls': 'window' },
      icon(sign ?? id),
      element('span', {}, word(id, label)),
    );
    button.onclick = () => press(id);
    button.onpointerenter = button.onfocus = approach;
    buttons.set(id, button);
    strip.append(button);
  }
  const dir = /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
  const layer = element('div', { class: 'layer', popover: 'manual', lang: language, dir }, strip, frame);
  root.append(layer);

  const mark: Bar['mark'] = (attribute, intent) => {
    for (const [id, button] of buttons) button.setAttribute(attribute, `${id === intent}`);
  };
  mark('aria-expanded');
  return {
    host,
    root,
    layer,
    frame,
    buttons,
    mark,
    fail(failed) {
      status.className = failed ? 'failed' : '';
      status.textContent = word(failed ? 'failed' : 'bar');
    },
  };
}
