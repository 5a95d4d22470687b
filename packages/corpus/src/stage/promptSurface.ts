import { createBar } from '../../../widget/src/launcher/createBar.js';
import type { Counter } from '../../../widget/src/launcher/parts.js';
import { createPrompter } from '../../../widget/src/prompts/createPrompter.js';
import { taintWith } from '../fields/taint.js';
import type { Surface } from './stage.js';

/** What the shop's rules say above the bar, by themselves. */
export const promptSurface: Surface = {
  name: 'prompts of rules',
  async show(vectors, stage) {
    const nothing = (): void => undefined;
    const bar = createBar([{ id: 'chat' }], 'en', {}, nothing, nothing);
    document.body.append(bar.host);
    for (const vector of vectors) {
      const v = taintWith(vector);
      const counter = {
        bar,
        chat: { open: nothing },
        events: { emit: nothing },
        language: 'en',
        options: { words: { prompt: { title: v('OwnWords.title'), close: v('OwnWords.close') } } },
      };
      const prompter = createPrompter(counter as unknown as Counter, nothing);
      prompter.show({
        ruleId: v('Prompt:help.ruleId'),
        kind: 'help',
        intent: v('Prompt:help.intent'),
        text: { en: v('Prompt:help.text') },
        button: v('Prompt:help.button'),
        draft: v('Prompt:help.draft'),
        buttons: [
          {
            label: v('PromptButton.label'),
            intent: v('PromptButton.intent'),
            draft: v('PromptButton.draft'),
          },
        ],
      });
      stage.check(bar.root, 'prompt');
      bar.root.querySelector<HTMLElement>('.prompt div button')?.click();
      prompter.withdraw();
    }
    bar.host.remove();
  },
};
