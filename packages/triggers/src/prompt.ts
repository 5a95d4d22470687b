import type { HelpPayload } from './rules.js';

/** What the page should show, in every language the rule has. */
export interface Prompt extends HelpPayload {
  readonly ruleId: string;
}
