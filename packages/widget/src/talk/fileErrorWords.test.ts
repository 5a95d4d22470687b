import { ChatError } from '@comptoir/transport';
import { describe, expect, it } from 'vitest';
import { createDictionary } from '../locales/createDictionary.js';
import { en } from '../locales/en.js';
import { fileErrorWords } from './fileErrorWords.js';

const dictionary = createDictionary('en');
const scope = { dictionary, words: dictionary.words('panel', en) };

describe('what the visitor is told about his file', () => {
  it.each([
    [
      new ChatError('file_too_large', { limit: 10_485_760 }),
      'This file is too large. At most 10.5 MB can be sent.',
    ],
    [new ChatError('file_too_large'), 'Files of this kind cannot be sent.'],
    [new ChatError('file_type_forbidden'), 'Files of this kind cannot be sent.'],
    [new ChatError('message_too_large', { limit: 4_000 }), 'The text is too long. Shorten it.'],
    [new ChatError('timeout'), 'The connection failed.'],
    [undefined, 'That did not work. Try again.'],
  ])('%s', (error, expected) => {
    expect(fileErrorWords(error, scope)).toBe(expected);
  });
});
