import type { Prompt } from '@comptoir/triggers';
import type { Counter } from '../launcher/parts.js';
import { showPrompt } from './showPrompt.js';

/** One prompt at a time, from the rule's word to the visitor's answer. */
export interface Prompter {
  show(prompt: Prompt): void;
  withdraw(): void;
}

/** Makes the hand that shows prompts; `report` hears what became of them. */
export function createPrompter(
  counter: Counter,
  report: (ruleId: string, what: 'dismissed' | 'engaged') => void,
): Prompter {
  const { events, chat } = counter;
  let remove: (() => void) | undefined;
  const withdraw = (): void => {
    remove?.();
    remove = undefined;
  };
  return {
    withdraw,
    show(prompt) {
      const { ruleId } = prompt;
      const answered = (what: 'dismissed' | 'engaged'): void => {
        withdraw();
        report(ruleId, what);
        events.emit(`prompt:${what}`, { ruleId });
      };
      remove = showPrompt(counter, prompt, {
        dismiss: () => answered('dismissed'),
        engage(intent, draft) {
          answered('engaged');
          chat.open({ intent, draft });
        },
      });
      events.emit('prompt:shown', { ruleId });
    },
  };
}
