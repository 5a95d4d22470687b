import { ChatError, type ErrorCode, errorKinds } from '@comptoir/transport';
import { describe, expect, it } from 'vitest';
import { createDictionary } from '../locales/createDictionary.js';
import { en } from '../locales/en.js';
import { errorWords } from './errorWords.js';

const dictionary = createDictionary('en');
const scope = { dictionary, words: dictionary.words('panel', en) };

describe('what the visitor is told', () => {
  it.each(Object.keys(errorKinds) as ErrorCode[])('about %s is ours, never the error’s own text', (code) => {
    const text = errorWords(new ChatError(code, { message: 'developer text' }), scope);
    expect(text).toMatch(/\.$/);
    expect(text).not.toContain('developer');
  });

  it.each([
    [new ChatError('message_too_large', { limit: 4_000 }), 'The text is too long. Shorten it.'],
    [new ChatError('queue_full'), 'Too much at once. Wait a moment.'],
    [new ChatError('timeout'), 'The connection failed.'],
    [new TypeError('x is undefined'), 'That did not work. Try again.'],
    [undefined, 'That did not work. Try again.'],
  ])('%s', (error, expected) => {
    expect(errorWords(error, scope)).toBe(expected);
  });
});
