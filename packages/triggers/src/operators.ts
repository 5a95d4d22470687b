import type { FactType } from './facts.js';

const texts = ['is', 'isNot', 'oneOf', 'contains', 'startsWith', 'glob', 'known', 'unknown'] as const;
const sizes = ['is', 'isNot', 'gt', 'gte', 'lt', 'lte', 'between', 'known', 'unknown'] as const;

/** Which operators fit which type of fact. On `texts` an operator asks whether any of them fits. */
export const operatorsOf = {
  text: texts,
  texts,
  number: sizes,
  money: sizes,
  boolean: ['is', 'isNot', 'known', 'unknown'],
} as const satisfies Record<FactType, readonly string[]>;

/** Name of an operator. */
export type Operator = (typeof operatorsOf)[FactType][number];
