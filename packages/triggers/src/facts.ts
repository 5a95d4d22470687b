import type { Money } from './money.js';

/** How a fact's value is compared. Numbers called …Ago, age or since are seconds. */
export type FactType = 'text' | 'texts' | 'number' | 'boolean' | 'money';

/** Every fact a rule can ask for, with its type: the one table behind validator, evaluator, schema and docs. */
export const factTypes = {
  'cart.total': 'money',
  'cart.count': 'number',
  'cart.contains': 'texts',
  'cart.age': 'number',
  'page.url': 'text',
  'page.path': 'text',
  'page.type': 'text',
  'page.title': 'text',
  'page.language': 'text',
  'chat.never': 'boolean',
  'chat.open': 'boolean',
  'chat.active': 'boolean',
  'chat.endedAgo': 'number',
  'chat.rated': 'boolean',
  'visitor.new': 'boolean',
  'prompts.shown': 'number',
  'prompts.dismissed': 'number',
  'prompts.sinceAny': 'number',
} as const satisfies Record<string, FactType>;

/** Name of a fact. */
export type FactName = keyof typeof factTypes;

/** A known value of a fact. */
export type FactValue = string | number | boolean | Money | readonly string[];

/** What is known about the visitor right now; whatever is absent is unknown. */
export type Facts = Readonly<Partial<Record<FactName, FactValue | undefined>>>;
