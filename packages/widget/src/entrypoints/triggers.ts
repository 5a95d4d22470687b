/** The part that decides when to speak first. */
import type { Counter, Watch } from '../launcher/parts.js';
import { watchVisitor } from '../prompts/watchVisitor.js';

export { createFront } from '../front/createFront.js';

/** Loads the shop's rules and lets them watch the page. */
export function watchPage(counter: Counter): Promise<Watch> {
  return watchVisitor(counter, () => import('./prompt.js'));
}
