import fc from 'fast-check';

const tags = [
  ...[
    'a',
    'animate',
    'audio',
    'base',
    'body',
    'button',
    'details',
    'div',
    'embed',
    'form',
    'frameset',
    'iframe',
  ],
  ...[
    'img',
    'input',
    'keygen',
    'link',
    'marquee',
    'math',
    'meta',
    'noscript',
    'object',
    'plaintext',
    'script',
  ],
  ...['select', 'slot', 'style', 'svg', 'table', 'template', 'textarea', 'title', 'video', 'x-y', 'xmp'],
] as const;

const handlers = [
  ...[
    'onanimationstart',
    'onauxclick',
    'onbeforetoggle',
    'onbegin',
    'onclick',
    'onerror',
    'onfocus',
    'onload',
  ],
  ...['onmouseover', 'onpageshow', 'onpointerenter', 'onscroll', 'ontoggle', 'ontransitionend'],
].map((name) => `${name}=canary()`);

const attributes = [
  ...handlers,
  'src=https://leak.invalid/p',
  'src=x onerror="canary()"',
  "src=x onerror='canary()'",
  'srcdoc="&lt;script&gt;parent.canary()&lt;/script&gt;"',
  'href=javascript:canary()',
  'href="data:text/html,<script>canary()</script>"',
  'xlink:href=javascript:canary()',
  'formaction=javascript:canary()',
  'action=https://leak.invalid/f',
  'style=background:url(https://leak.invalid/s)',
  'style="all:unset!important;position:fixed;inset:0"',
  'http-equiv=refresh content="0;url=javascript:canary()"',
  'is=x-y autofocus tabindex=0 onfocus=canary()',
  'popover id=window ontoggle=canary()',
] as const;

/** One tag with one attribute that would do something, in one of the ways to write it. */
const element = fc
  .tuple(
    fc.constantFrom(...tags),
    fc.constantFrom(...attributes),
    fc.constantFrom('>', '/>', ' ', '//', '\t>'),
  )
  .map(([tag, attribute, end]) => {
    const content = { script: 'canary()', style: '@import "https://leak.invalid/c"' }[tag as 'script'] ?? 'x';
    return `<${tag} ${attribute}${end}${content}</${tag}>`;
  });

const byEach = (text: string, write: (code: number) => string): string =>
  Array.from(text, (letter) => write(letter.codePointAt(0) ?? 0)).join('');

/** Ways to write the same markup that some reader somewhere undoes. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/[a-z]/g, (letter, at: number) => (at % 2 ? letter : letter.toUpperCase())),
  (text) => text.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  (text) => text.replace(/[<>"'=]/g, (letter) => `&#${letter.charCodeAt(0)};`),
  (text) => text.replace(/[<>"'=]/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)}`),
  (text) => encodeURIComponent(text),
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => byEach(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  (text) => byEach(text, (code) => `\\x${code.toString(16).padStart(2, '0')}`),
  (text) => byEach(text, (code) => String.fromCodePoint(code > 32 && code < 127 ? code + 0xfee0 : code)),
  (text) => text.replace(/</g, '<\u0000').replace(/=/g, '=\u0000'),
  (text) => text.replace(/ /g, '/').replace(/</g, '<\u0009'),
  (text) => text.replace(/ /g, '\u000c'),
  (text) => `+ADw-${text.slice(1).replace(/</g, '+ADw-')}`,
  (text) => text.replace(/</g, '\u2039').replace(/>/g, '\u203a'),
  (text) => text.replace(/</g, '\ufe64').replace(/"/g, '\uff02'),
];

/** Where the markup would stand once somebody has pasted the string into a page: what has to be ended first. */
const positions = [
  ...[
    '',
    ' ',
    '\n\n',
    'text ',
    '">',
    "'>",
    '`>',
    '-->',
    ']]>',
    '</title>',
    '</textarea>',
    '</script>',
    '</style>',
  ],
  ...[
    '" ',
    "' ",
    '`}',
    '*/',
    '\\";',
    "\\';",
    '{{',
    '${',
    '%0d%0a%0d%0a',
    '\u0000',
    '\ufeff',
    '\u2028',
    'https://a.example/"',
  ],
] as const;

/** Markup: tag × handler × encoding × position. */
export const markup: fc.Arbitrary<string> = fc
  .tuple(element, fc.constantFrom(...encodings), fc.constantFrom(...positions))
  .map(([text, encode, position]) => position + encode(text));
