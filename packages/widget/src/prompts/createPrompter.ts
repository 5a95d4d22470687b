import type { Prompt } from '@comptoir/triggers';
import type { Counter } from '../launcher/parts.js';

/** What the visitor can do with a prompt. */
export interface PromptAnswers {
  engage(intent: string, draft: string | undefined): void;
  dismiss(): void;
}

/** Puts a prompt onto the screen and answers how to take it away. */
export type Display = (prompt: Prompt, answers: PromptAnswers) => () => void;

/** One prompt at a time, from the rule's word to the visitor's answer. */
export interface Prompter {
  show(prompt: Prompt): void;
  withdraw(): void;
}

/** Makes the hand that shows prompts; `report` hears what became of them. */
export function createPrompter(
  { events, chat }: Counter,
  load: () => Promise<Display>,
  report: (ruleId: string, what: 'dismissed' | 'engaged') => void,
): Prompter {
  let current: Prompt | undefined;
  let remove: (() => void) | undefined;
  const withdraw = (): void => {
    current = undefined;
    remove?.();
    remove = undefined;
  };
  const answered = (ruleId: string, what: 'dismissed' | 'engaged'): void => {
    withdraw();
    report(ruleId, what);
    events.emit(`prompt:${what}`, { ruleId });
  };
  return {
    withdraw,
    show(prompt) {
      const { ruleId } = prompt;
      current = prompt;
      load()
        .then((display) => {
          // The code took its time: the prompt may have been withdrawn meanwhile.
          if (current !== prompt) return;
          remove = display(prompt, {
            dismiss: () => answered(ruleId, 'dismissed'),
            engage(intent, draft) {
              answered(ruleId, 'engaged');
              chat.open({ intent, draft });
            },
          });
          events.emit('prompt:shown', { ruleId });
        })
        .catch((cause) => events.report('chunk_failed', 'The prompt did not load.', cause));
    },
  };
}
