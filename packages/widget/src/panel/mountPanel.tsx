import { createRef, render } from 'preact';
import { createDictionary } from '../locales/createDictionary.js';
import { en } from '../locales/en.js';
import { loadLocale } from '../locales/loadLocale.js';
import css from '../styles/panel.css?inline';
import { adoptSheet } from './adoptSheet.js';
import { keepFocus } from './keepFocus.js';
import { PanelView } from './PanelView.js';
import type { Panel, PanelOptions } from './panel.js';

/**
 * Renders the chat window into its container.
 *
 * It stands there once the words of its language have come: for English in the same task, for others after
 * one small file. `focus` may be called before that and is then kept.
 */
export function mountPanel(options: PanelOptions): Panel {
  const { container, session } = options;
  const field = createRef<HTMLTextAreaElement>();
  let wantsFocus = false;
  let gone = false;
  const focus = (): void => {
    wantsFocus = !field.current;
    field.current?.focus({ preventScroll: true });
  };
  adoptSheet(container, css);
  loadLocale(options.language).then((locale) => {
    if (gone) return;
    const dictionary = createDictionary(options.language, locale, options.words);
    const scope = {
      options,
      session,
      dictionary,
      words: dictionary.words('panel', en),
      focus,
    };
    render(<PanelView scope={scope} field={field} />, container);
    keepFocus(container.firstElementChild as Element, focus);
    if (wantsFocus) focus();
  });
  return {
    focus,
    destroy: () => {
      gone = true;
      render(null, container);
    },
  };
}
