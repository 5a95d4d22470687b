import { posesAsStaff } from '../../desk/src/format/posesAsStaff.js';
import { safeUrl as deskUrl } from '../../desk/src/format/safeUrl.js';
import { maskNumbers } from '../../transport/src/mask/maskNumbers.js';
import { capMarks, isolated, isPlainHost, linkify, plainName, safeUrl } from '../../transport/src/text.js';

/** Everything that reads a foreign text letter by letter, in widget and desk. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  capMarks,
  isolated,
  isPlainHost: (text) => isPlainHost(text.slice(0, 253)),
  linkify,
  maskNumbers,
  plainName,
  posesAsStaff: (text) => posesAsStaff(text, 'anna'),
  safeUrl: (text) => safeUrl(text),
  'safeUrl of an address': (text) => safeUrl(`https://a.example/${text}`),
  'safeUrl of a host': (text) => safeUrl(`https://${text}`),
  'safeUrl at the desk': deskUrl,
};

/** What the texts are made of: each is the worst for some way to read. */
export const units: readonly string[] = [
  ...[
    '@',
    'a@b.com\n',
    'a@b.com,',
    'a@',
    '@a.',
    'a.',
    'a-',
    '.',
    'https://',
    'https://a.b/(',
    'http://a.b ',
    ')',
    '(',
    '[{',
  ],
  ...[
    'www.w',
    'www. ',
    'mailto:',
    'tel:1 ',
    'a',
    'a ',
    'é',
    'é.',
    '\u4e00.',
    'a\u0301',
    '\u0301',
    '\u0301\u0316',
    '\u200d',
  ],
  ...[
    '❤\ufe0f\u200d',
    '👩\u200d',
    '🏴\u{e0067}',
    'م\u200c',
    '\u202e',
    ' ',
    '\n',
    '\t',
    '4111 ',
    '4',
    'DE89',
    '1-',
    'rn',
    'vv',
  ],
  ...['&', '<a ', '\u{e0061}', '\ud800', '\u0000', '?', '!', '/', '\\', '#', '%41'],
];

/** A text of a length, made of one unit. */
export function madeOf(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}
