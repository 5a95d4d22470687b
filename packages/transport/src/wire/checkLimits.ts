import { ChatError } from '../errors.js';
import { badFrame } from './badFrame.js';

/** Longest text of one message and of a draft, in UTF-16 code units. */
export const maxTextLength = 4_000;

/** Longest of all other strings, unless named in `stringLimits`. */
const maxStringLength = 500;

/** Longest list, unless named in `listLimits`; also most entries of a record. */
const maxListLength = 100;

const stringLimits: Readonly<Record<string, number>> = {
  text: maxTextLength,
  draft: maxTextLength,
  // Answers of a questionnaire may be long; they arrive in the list `values`.
  values: maxTextLength,
  comment: 2_000,
  // What browsers and proxies agree to carry.
  url: 2_048,
  avatarUrl: 2_048,
  imageUrl: 2_048,
  referrer: 2_048,
};

const listLimits: Readonly<Record<string, number>> = { parts: 20, values: 50, files: 10 };

function limitOf(limits: Readonly<Record<string, number>>, key: string, otherwise: number): number {
  return (Object.hasOwn(limits, key) ? limits[key] : undefined) ?? otherwise;
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
  if (typeof value === 'string') {
    const limit = limitOf(stringLimits, key, maxStringLength);
    if (value.length <= limit) return;
    if (key !== 'text') throw badFrame(path, `at most ${limit} characters`, value);
    throw new ChatError('message_too_large', {
      message: `${path}: expected at most ${limit} characters, got ${value.length}`,
      limit,
    });
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw badFrame(path, 'a finite number', value);
  if (typeof value !== 'object' || value === null) return;
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const limit = list ? limitOf(listLimits, key, maxListLength) : maxListLength;
  if (entries.length > limit) throw badFrame(path, `at most ${limit} items`, value);
  for (const [name, item] of entries) {
    if (name.length > maxStringLength)
      throw badFrame(path, `names of at most ${maxStringLength} characters`, name);
    if (list) checkLimits(item, `${path}[${name}]`, key);
    else checkLimits(item, `${path}.${name}`, name);
  }
}
