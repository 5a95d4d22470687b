import fc from 'fast-check';

/** Words that mean something to a machine somewhere: names of members, gaps of templates, paths, formats, queries. */
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: that is what they look for
export const machineWords: readonly string[] = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'then',
    'length',
    'toJSON',
  ],
  ...[
    '__proto__.polluted',
    'constructor.prototype.polluted',
    '__proto__[polluted]=1',
    '__defineGetter__',
    'ref',
    'key',
  ],
  ...['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}', '[object Object]'],
  ...[
    'undefined',
    'null',
    'NaN',
    'true',
    '-0',
    '1e999',
    '0x7f',
    '[]',
    '{}',
    '""',
    "''",
    ' ',
    '',
    '\u00a0',
    '.',
  ],
  ...[
    '{name}',
    '{count}',
    '{limit}',
    '$&',
    '$`',
    "$'",
    '$1',
    '$<name>',
    '%s',
    '%n%n%n',
    '{{7*7}}',
    '${canary()}',
  ],
  ...[
    '{{constructor.constructor("canary()")()}}',
    '#{canary()}',
    '<%= canary() %>',
    '{{{canary()}}}',
    '@{canary()}',
  ],
  ...[
    "'; DROP TABLE messages; --",
    "' OR 1=1 --",
    '../../etc/passwd',
    '..\\..\\boot.ini',
    'CON',
    'nul.txt',
    '.htaccess',
  ],
  ...['a\u0000.png', 'a.png\u0000.html', 'photo.png.exe', 'x'.repeat(500), '<'.repeat(500), '[['.repeat(200)],
  ...[
    '\u202egnp.exe',
    '=cmd|"/c calc"!A1',
    '@SUM(1+1)',
    '+1',
    '-1',
    'data-x=""',
    'class=p-panel',
    'p-system',
  ],
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: that is what they look for

/** Such words, alone or with a part of a message around them. */
export const machine: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...machineWords), fc.constantFrom('', 'a ', '\n'), fc.constantFrom('', ' z', '/'))
  .map(([word, before, after]) => before + word + after);
