import { expect, it } from 'vitest';
import { isolated } from './isolated.js';
import { plainName } from './plainName.js';

it.each([
  ['exe.gnp stays what it is', 'photo\u202egnp.exe', 'photognp.exe'],
  ['isolates and marks', '\u2066a\u2069\u200e\u061cb', 'ab'],
  ['zero width', 'Ad\u200bm\u200c\u200din\ufeff\u2060', 'Admin'],
  ['fillers that look like nothing', '\u3164\u115f\u00ad\u034f', ''],
  ['controls and line breaks', 'a\u0000\n\u0085\u2028b', 'ab'],
  ['half a pair', 'a\ud800b', 'ab'],
  ['tags that spell in secret', 'a\u{e0061}\u{e0062}', 'a'],
  ['a flood of marks', `a${'\u0301'.repeat(40)}`, `a${'\u0301'.repeat(8)}`],
])('%s', (_what, name, plain) => {
  expect(plainName(name)).toBe(plain);
});

it.each([
  ['a family', '👩\u200d👩\u200d👧'],
  ['a heart on fire', '❤\ufe0f\u200d🔥'],
  ['a tone of skin with a trade', '👩🏽\u200d🚀'],
  ['a key', '1\ufe0f\u20e3'],
  ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['a Persian word', 'می\u200cخواهم'],
  ['a Sinhala word', 'ශ්\u200dරී'],
  ['a variant of a Japanese sign', '葛\u{e0100}城'],
  ['Vietnamese in pieces', 'Nguye\u0302\u0303n'],
])('%s stays', (_what, name) => {
  expect(plainName(name)).toBe(name);
});

it('fences what may run the other way, and nothing else', () => {
  expect(isolated('נועה')).toBe('\u2068נועה\u2069');
  expect(isolated('Zoé Анна Ωmega')).toBe('Zoé Анна Ωmega');
});
