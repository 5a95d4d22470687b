import { createTriggers, type ShopContext } from '@comptoir/triggers';
import type { Counter, Watch } from '../launcher/parts.js';
import { chatFacts } from './chatFacts.js';
import { createPrompter } from './createPrompter.js';
import { loadRules } from './loadRules.js';

/** What changes the facts about the chat. */
const news = [
  'window:opened',
  'window:closed',
  'connection:changed',
  'conversation:started',
  'conversation:ended',
  'conversation:rated',
] as const;

/**
 * Puts the shop's rules to work: feeds them with what the shop and the chat tell, shows what they say.
 *
 * @throws Error when the rule file cannot be had.
 */
export async function watchVisitor(counter: Counter): Promise<Watch> {
  const { options, events } = counter;
  const prompter = createPrompter(counter, (ruleId, what) => triggers.report(ruleId, what));
  const triggers = createTriggers({
    rules: await loadRules(options.triggers),
    namespace: options.namespace ?? 'default',
    keep: 'local',
    onDenied: counter.onDenied,
    onPrompt: prompter.show,
    onWithdraw: prompter.withdraw,
    onProblem: ({ path, message }) => events.report('rules_invalid', `${path}: ${message}`),
  });
  const refresh = (): void => triggers.set(chatFacts(counter));
  refresh();
  if (options.context) triggers.context(options.context as ShopContext);
  let gone = false;
  counter.join((told) => {
    if (told[0] === 'context') triggers.context(told[1] as ShopContext);
    if (told[0] === 'track') triggers.signal(told[1], told[2]);
    if (told[0] === 'consent' && !gone) triggers.keep(told[1] === 'granted' ? 'local' : 'memory');
  });
  const stops = news.map((name) => events.on(name, refresh));
  return {
    explain: triggers.explain,
    destroy() {
      gone = true;
      for (const stop of stops) stop();
      triggers.destroy();
    },
  };
}
