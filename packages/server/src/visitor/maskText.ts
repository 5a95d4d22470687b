import { maskNumbers } from '@comptoir/transport/mask';
import { maskSigns } from './maskSigns.js';

/** One character of a text; what may stand between digits is one also where it is escaped. */
const sign = /%(?:09|20|2d|5f|c2%a[0d]|e2%80%[89a][\da-f])|[\s\S]/gi;

/** Masks what people write as `maskNumbers` does, also in an address in it whose spaces and dashes are escaped. */
export function maskText(text: string): string {
  return text.includes('%') ? maskSigns(text.match(sign) ?? []) : maskNumbers(text);
}
