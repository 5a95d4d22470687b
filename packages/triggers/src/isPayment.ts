import { toPlain } from './toPlain.js';

/** Whether a page's type says that the visitor is paying. */
export function isPayment(type: unknown): boolean {
  return typeof type === 'string' && toPlain(type) === 'payment';
}
