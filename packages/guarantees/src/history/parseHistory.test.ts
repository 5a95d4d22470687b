import { expect, it } from 'vitest';
import { parseHistory } from './parseHistory.js';

it('skips blank lines', () => {
  expect(parseHistory('\n{"type":"noted","what":"a kill"}\n\n')).toEqual([{ type: 'noted', what: 'a kill' }]);
});

it.each([
  ['{"type":"noted"}', 'line 1: noted.what: expected string, got undefined'],
  ['\n[', 'line 2: '],
  ['{"type":"gossip"}', 'line 1: unknown type "gossip"'],
  ['7', 'line 1: expected an object'],
  ['{"type":"log","account":"k","messages":{}}', 'line 1: log.messages: expected a list'],
  ['{"type":"log","account":"k","messages":[{"id":7}]}', 'log.messages[].id: expected string, got number'],
])('says which line of %j is none', (text, words) => {
  expect(() => parseHistory(text)).toThrow(words);
});
