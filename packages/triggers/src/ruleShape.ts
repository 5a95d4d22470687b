import { type FactType, factTypes } from './facts.js';
import { operatorsOf } from './operators.js';
import type { Members, Shape } from './shape.js';

/** Language tags a text may be written in. */
export const languageTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/;

const text: Shape = { is: 'text' };
const texts: Shape = { is: 'texts' };
const object = (of: Members): Shape => ({ is: 'object', of });
const list = (of: Shape, min = 1, max = 100): Shape => ({ is: 'list', of, min, max });
const word = (...of: string[]): Shape => ({ is: 'word', of });
const match = (pattern: RegExp): Shape => ({ is: 'text', pattern });
const whole = (min: number, max: number): Shape => ({ is: 'number', min, max, whole: true });
// A day is the longest wait a signal can mean; it also stays below what a browser's timer can hold.
const seconds: Shape = { is: 'number', min: 0, max: 86_400 };

const named = { name: text };
const none = {};
const date = match(/^\d{4}-\d{2}-\d{2}$/);
const money = object({ amount: whole(-1e15, 1e15), currency: match(/^[A-Z]{3}$/) });

/** The shape of a rule. */
export const ruleShape: Shape = object({
  id: match(/^[\w.-]{1,64}$/),
  'name?': text,
  'status?': word('draft', 'published', 'paused'),
  'priority?': { is: 'number', min: -1000, max: 1000 },
  when: {
    is: 'choice',
    by: 'signal',
    of: {
      idle: { seconds },
      exitIntent: { 'afterSeconds?': seconds },
      dwell: { on: word('page', 'site'), seconds },
      cartChanged: none,
      custom: named,
    },
  },
  'if?': { is: 'condition' },
  'unless?': list({
    is: 'choice',
    by: 'signal',
    of: { purchase: none, chatStarted: none, cartChanged: none, custom: named },
  }),
  'limits?': object({
    // The history keeps ten old events of a kind for each rule, so more could not be counted.
    'perVisitor?': object({ max: whole(1, 10), per: word('visit', 'day', 'ever') }),
    'stopAfter?': list(word('dismissed', 'engaged')),
  }),
  'schedule?': object({
    'days?': list(word('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')),
    'hours?': list(match(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/), 2, 2),
    'from?': date,
    'until?': date,
  }),
  // biome-ignore lint/suspicious/noThenProperty: the rule language's own word, never awaited
  then: {
    is: 'choice',
    by: 'kind',
    of: {
      help: {
        intent: text,
        text: texts,
        button: texts,
        'draft?': texts,
        'buttons?': list(object({ label: texts, 'intent?': text, 'draft?': texts }), 1, 3),
      },
    },
  },
});

/** The shapes of what stands around the rules; each is checked by itself, so that one mistake costs one member. */
export const setShapes = {
  $schema: text,
  version: whole(0, 1e9),
  zone: text,
  budget: object({
    'perVisit?': whole(0, 100),
    'perDay?': whole(0, 100),
    'gapSeconds?': seconds,
    'afterDismissHours?': { is: 'number', min: 0, max: 8760 },
  }),
} as const satisfies Record<string, Shape>;

const values: Readonly<Record<FactType, Shape>> = {
  text,
  texts: text,
  number: { is: 'number', min: -1e15, max: 1e15 },
  boolean: { is: 'boolean' },
  money,
};

/** The shape of the value an operator takes with a type of fact; `undefined` when it takes none. */
export function valueShape(type: FactType, op: unknown): Shape | undefined {
  if (op === 'known' || op === 'unknown') return undefined;
  const one = values[type];
  return op === 'oneOf' ? list(one) : op === 'between' ? list(one, 2, 2) : one;
}

const condition: Shape = { is: 'condition' };

/** The members of a condition, by its group or by its fact; `undefined` when there is no such fact. */
export function conditionMembers(value: Readonly<Record<string, unknown>>): Members | undefined {
  if ('all' in value) return { all: list(condition) };
  if ('any' in value) return { any: list(condition) };
  if ('not' in value) return { not: condition };
  const { fact, op } = value;
  if (typeof fact !== 'string' || !Object.hasOwn(factTypes, fact)) return undefined;
  const type = factTypes[fact as keyof typeof factTypes];
  const wanted = valueShape(type, op);
  return { fact: text, op: word(...operatorsOf[type]), ...(wanted && { value: wanted }) };
}
