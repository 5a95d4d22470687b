import { localize } from '@comptoir/transport';
import type { Prompt, PromptButton } from '@comptoir/triggers';
import { adoptStyles } from '../launcher/adoptStyles.js';
import { element } from '../launcher/element.js';
import type { Counter } from '../launcher/parts.js';
import css from '../styles/prompt.css?inline';
import { promptWords } from './promptWords.js';

/** One prompt at a time, from the rule's word to the visitor's answer. */
export interface Prompter {
  /** Shows a prompt above the bar. It never takes the focus and stays until it is answered or withdrawn. */
  show(prompt: Prompt): void;
  /** Takes it away; a focus inside of it goes to the button of its intent. */
  withdraw(): void;
}

/** Makes the hand that shows prompts; `report` hears what became of them. */
export function createPrompter(
  { bar, chat, events, language, options }: Counter,
  report: (ruleId: string, what: 'dismissed' | 'engaged') => void,
): Prompter {
  const words = promptWords(language, options.words?.prompt);
  let remove: (() => void) | undefined;
  adoptStyles(bar.root, css, options.nonce);

  const withdraw = (): void => {
    remove?.();
    remove = undefined;
  };
  const button = (look: string, press: () => void, content: Node, name?: string): HTMLElement => {
    const named = name && { 'aria-label': name };
    const made = element('button', { class: `button ${look}`, type: 'button', ...named }, content);
    made.addEventListener('click', press);
    return made;
  };
  return {
    withdraw,
    show(prompt) {
      const { ruleId } = prompt;
      const answer = (what: 'dismissed' | 'engaged'): void => {
        withdraw();
        report(ruleId, what);
        events.emit(`prompt:${what}`, { ruleId });
      };
      const dismiss = (): void => answer('dismissed');
      const offer = (look: string, label: PromptButton['label'], { intent, draft }: Partial<PromptButton>) =>
        button(
          look,
          () => {
            answer('engaged');
            chat.open({ intent: intent ?? prompt.intent, draft: draft && localize(draft, language) });
          },
          element('span', {}, localize(label, language)),
        );
      const cross = element('path', { d: 'M6 6l12 12M18 6 6 18' });
      // A status speaks when its text changes: it is in the page before the text is.
      const text = element('p', { role: 'status' });
      const bubble = element(
        'section',
        { class: 'prompt', role: 'dialog', 'aria-label': words.title },
        text,
        element(
          'div',
          {},
          offer('main', prompt.button, prompt),
          ...(prompt.buttons ?? []).map((more) => offer('', more.label, more)),
        ),
        button(
          'close',
          dismiss,
          element('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, cross),
          words.close,
        ),
      );
      bubble.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        dismiss();
      });
      bar.layer.append(bubble);
      text.textContent = localize(prompt.text, language);
      remove = () => {
        if (bubble.matches(':focus-within')) bar.buttons.get(prompt.intent)?.focus();
        bubble.remove();
      };
      events.emit('prompt:shown', { ruleId });
    },
  };
}
