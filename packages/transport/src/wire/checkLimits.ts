import { ChatError } from '../errors.js';
import { badFrame } from './badFrame.js';
import { listLimit, stringLimit } from './limits.js';

function checkString(value: string, path: string, key: string): void {
  const limit = stringLimit(key);
  if (value.length <= limit) return;
  if (key !== 'text') throw badFrame(path, `at most ${limit} characters`, value);
  throw new ChatError('message_too_large', {
    message: `${path}: expected at most ${limit} characters, got ${value.length}`,
    limit,
  });
}

/**
 * Bounds everything a client sends: strings and lists by the name of their member, numbers to finite ones.
 *
 * It runs over the checked copy, so that no member can be forgotten. Other sides are not bounded: a server
 * may raise its limits without breaking older clients.
 *
 * @throws ChatError `message_too_large` for a too long text of a message, `bad_frame` for all else.
 */
export function checkLimits(value: unknown, path: string, key = ''): void {
  if (typeof value === 'string') checkString(value, path, key);
  if (typeof value === 'number' && !Number.isFinite(value)) throw badFrame(path, 'a finite number', value);
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const limit = listLimit(key);
  if (entries.length > limit) throw badFrame(path, `at most ${limit} items`, value);
  for (const [name, item] of entries) {
    checkString(name, path, '');
    if (isList) checkLimits(item, `${path}[${name}]`, key);
    else checkLimits(item, `${path}.${name}`, name);
  }
}
