import fc from 'fast-check';

const schemes = [
  ...[
    'javascript:',
    'vbscript:',
    'data:',
    'blob:',
    'file:',
    'filesystem:',
    'view-source:',
    'jar:',
    'feed:',
    'about:',
  ],
  ...[
    'ws:',
    'ftp:',
    'intent:',
    'chrome:',
    'ms-settings:',
    'livescript:',
    'mocha:',
    'x-javascript:',
    'cid:',
    'mid:',
  ],
  ...['https:', 'http:', 'mailto:', 'tel:', 'www.', '//', '/\\', '\\\\', '///', 'https:/', 'https:\\\\', ''],
] as const;

const rests = [
  ...[
    'canary()',
    '//canary()',
    '//%0acanary()',
    '//a.example/%0d%0acanary()',
    "eval('canary()')",
    'void(canary())',
  ],
  ...['text/html,<script>canary()</script>', 'text/html;base64,PHNjcmlwdD5jYW5hcnkoKTwvc2NyaXB0Pg=='],
  ...[
    'image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="canary()"/>',
    'srcdoc',
    'blank',
    '/etc/passwd',
  ],
  ...['//bank.example@leak.invalid/', '//bank.example:443@leak.invalid', '//leak.invalid\\@bank.example/'],
  ...[
    '//bank.example%2f@leak.invalid/',
    '//bank.example%00.leak.invalid/',
    '//[::1]/',
    '//0x7f.1/',
    '//017700000001',
  ],
  ...[
    '//2130706433/',
    '//a.example:99999/',
    '//a..example/',
    '//-a-.example',
    '//a.example/?next=javascript:canary()',
  ],
  ...[
    '//a.example/"onmouseover=canary()//',
    "//a.example/'><img src=x onerror=canary()>",
    '//a.example/#<script>',
  ],
  ...['a@b.example?bcc=all@leak.invalid&body=%0d%0aX', '+1;phone-context=canary()', 'leak.invalid/p.png'],
] as const;

const controls = [
  '\u0000',
  '\t',
  '\n',
  '\r',
  '\u000b',
  ' ',
  '\u0001',
  '\u001b',
  '\u007f',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u202e',
];

/** Whatever hides in an address: nothing, in front, within the scheme, before or behind its colon, at the end. */
const hidings: readonly ((scheme: string, rest: string, control: string) => string)[] = [
  (scheme, rest) => scheme + rest,
  (scheme, rest, control) => control + scheme + rest,
  (scheme, rest, control) => scheme.slice(0, 4) + control + scheme.slice(4) + rest,
  (scheme, rest, control) => scheme.replace(':', `${control}:`) + rest,
  (scheme, rest, control) => scheme + control + rest,
  (scheme, rest, control) => scheme + rest + control,
  (scheme, rest) => scheme.replace(':', '&colon;') + rest,
  (scheme, rest) => scheme.replace(':', '%3a') + rest,
  (scheme, rest) => scheme.toUpperCase() + rest,
  (scheme, rest) => `see ${scheme}${rest}, please`,
  (scheme, rest) => `[click](${scheme}${rest})`,
  (scheme, rest) => `https://a.example/${scheme}${rest}`,
];

/** Addresses: scheme × what follows × control character × where it hides. */
export const addresses: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...schemes),
    fc.constantFrom(...rests),
    fc.constantFrom(...controls),
    fc.constantFrom(...hidings),
  )
  .map(([scheme, rest, control, hide]) => hide(scheme, rest, control));

const twins: Readonly<Record<string, string>> = {
  a: 'аɑàａ',
  b: 'ЬƄｂ',
  c: 'сϲç',
  e: 'еėｅ',
  g: 'ɡġ',
  i: 'іı1',
  k: 'κк',
  l: 'ӏ1ł',
  n: 'ոñ',
  o: 'оο0ọ',
  p: 'рρ',
  s: 'ѕśｓ',
  x: 'хх',
  y: 'уý',
};

/** A host that looks like one that people trust, with one to all of its letters replaced. */
export const twinHosts: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      'google.example',
      'paypal.com',
      'apple.com',
      'bank.example',
      'comptoir.example',
      'аррӏе.com',
    ),
    fc.integer({ min: 0, max: 0xffff }),
    fc.constantFrom('https://', 'http://', 'www.', 'mailto:a@', 'a@', 'https://bank.example@', ''),
    fc.constantFrom('', '/', '/login?a=b#c', ':8443/', '。jp/', '\u2044path.leak.invalid/', '\u0338/'),
  )
  .map(([host, mask, start, end]) => {
    const letters = Array.from(host, (letter, at) => {
      const others = twins[letter] ?? '';
      return others && mask & (1 << (at % 16)) ? (others[(mask >> 3) % others.length] ?? letter) : letter;
    });
    return start + letters.join('') + end;
  });
