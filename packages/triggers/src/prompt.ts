import type { HelpPayload, Rule } from './rules.js';

/** What the page should show, in every language the rule has. */
export interface Prompt extends HelpPayload {
  readonly ruleId: string;
}

/** The prompt a rule speaks with. */
export function toPrompt(rule: Rule): Prompt {
  return { ruleId: rule.id, ...rule.then };
}
