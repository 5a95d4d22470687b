import type { Consent } from '@comptoir/core';

const order = ['denied', 'on-open', 'granted'] as const;

/** The least that anybody allows; `on-open` where nobody says anything. */
export function strictest(answers: readonly Consent[]): Consent {
  return order.find((consent) => answers.includes(consent)) ?? 'on-open';
}
