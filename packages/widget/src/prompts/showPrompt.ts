import { localize } from '@comptoir/transport';
import type { Prompt } from '@comptoir/triggers';
import { adoptStyles } from '../launcher/adoptStyles.js';
import { element } from '../launcher/element.js';
import type { Counter } from '../launcher/parts.js';
import css from '../styles/prompt.css?inline';
import { promptWords } from './promptWords.js';

/** What the visitor can do with a prompt. */
export interface PromptAnswers {
  engage(intent: string, draft: string | undefined): void;
  dismiss(): void;
}

const styled = new WeakSet<ShadowRoot>();

/**
 * Shows a prompt above the bar. It never takes the focus and stays until it is answered or withdrawn.
 *
 * @returns takes it away; a focus inside of it goes to the button of its intent.
 */
export function showPrompt(
  { bar, language, options }: Counter,
  prompt: Prompt,
  answers: PromptAnswers,
): () => void {
  if (!styled.has(bar.root)) {
    styled.add(bar.root);
    adoptStyles(bar.root, css, options.nonce);
  }
  const words = promptWords(language);
  // A status speaks when its text changes: it is in the page before the text is.
  const text = element('p', { role: 'status' });
  const offers = [
    { label: prompt.button, draft: prompt.draft, intent: prompt.intent },
    ...(prompt.buttons ?? []),
  ];
  const close = element(
    'button',
    { class: 'button close', type: 'button', 'aria-label': words.close },
    element(
      'svg',
      { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
      element('path', { d: 'M6 6l12 12M18 6 6 18' }),
    ),
  );
  const buttons = offers.map(({ label, draft, intent = prompt.intent }, index) => {
    const button = element(
      'button',
      { class: index ? 'button' : 'button main', type: 'button' },
      element('span', {}, localize(label, language)),
    );
    button.addEventListener('click', () => answers.engage(intent, draft && localize(draft, language)));
    return button;
  });
  const bubble = element(
    'section',
    { class: 'prompt', role: 'dialog', 'aria-label': words.title },
    text,
    element('div', {}, ...buttons),
    close,
  );
  close.addEventListener('click', () => answers.dismiss());
  bubble.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    answers.dismiss();
  });
  bar.root.append(bubble);
  text.textContent = localize(prompt.text, language);
  return () => {
    if (bubble.matches(':focus-within')) bar.buttons.get(prompt.intent)?.focus();
    bubble.remove();
  };
}
