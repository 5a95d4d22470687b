import fc from 'fast-check';
import { fromEnvironment } from '../../../server/src/cli/fromEnvironment.js';
import { parseConfig } from '../../../server/src/config/readConfig.js';
import { cleanFileName } from '../../../server/src/files/cleanFileName.js';
import { contentDisposition } from '../../../server/src/files/contentDisposition.js';
import { sniff } from '../../../server/src/files/sniff.js';
import { clientAddress } from '../../../server/src/http/clientAddress.js';
import { readDeskCookie } from '../../../server/src/http/deskCookie.js';
import { originAllowed } from '../../../server/src/http/originAllowed.js';
import { withLastEventId } from '../../../server/src/http/withLastEventId.js';
import { fromCursor, toCursor } from '../../../server/src/storage/cursor.js';
import { clientFrames, form } from '../../../transport/test/sampleFrames.js';
import { isNamed, never } from '../isBadInput.js';
import { oddText } from '../junk.js';
import { mutated } from '../mutated.js';
import { broken, mutatedText } from '../mutatedText.js';
import { type Target, target } from '../target.js';

const scope = { epoch: 'epoch-1', visitor: 'visitor-1' };
const config = {
  groups: ['chat', 'stylist'],
  canned: [{ key: 'hello', text: 'Hello!' }],
  forms: [form],
};
const variables = [
  'PORT',
  'ORIGINS',
  'LIMIT_FRAMES',
  'LIMIT_MESSAGES',
  'HELLO_MS',
  'TRUSTED_PROXIES',
  'GRACE_MS',
];
const magic = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff, 0xe0],
  [...Buffer.from('GIF89a')],
  [...Buffer.from('RIFF\0\0\0\0WEBPVP8X')],
  [...Buffer.from('\0\0\0\x18ftypheic')],
  [...Buffer.from('%PDF-1.7')],
];

/** What the server reads besides frames: cursors, headers, files, and what its owner wrote. */
export const serverTargets: readonly Target[] = [
  target({
    name: 'server: a cursor',
    inputs: fc.oneof(
      oddText,
      broken(
        fc
          .record({ n: fc.nat(), seq: fc.nat(), row: fc.stringMatching(/^[\w-]{1,20}$/) })
          .map((position) => toCursor(scope, position)),
      ),
      oddText.map((text) => Buffer.from(`epoch-1~visitor-1~${text}`).toString('base64url')),
    ),
    read: (cursor) => {
      const position = fromCursor(scope, cursor);
      if (position === undefined) return;
      if (!Number.isSafeInteger(position.n) || !Number.isSafeInteger(position.seq))
        throw new Error('no place');
    },
    isRefusal: never,
  }),
  target({
    name: 'server: the configuration file',
    inputs: mutated([config]),
    read: (value) => parseConfig(value, 'fuzz.json'),
    isRefusal: isNamed(/^fuzz\.json: /),
  }),
  target({
    name: 'server: the environment',
    inputs: fc.dictionary(
      fc.constantFrom(...variables).map((name) => `COMPTOIR_${name}`),
      fc.oneof(oddText, fc.constantFrom('1', '0', '1/1', '240/2', 'https://shop.test', '*', ' , ', '1e3')),
    ),
    read: (environment) => fromEnvironment(environment),
    isRefusal: isNamed(/^COMPTOIR_\w+: expected /),
  }),
  target({
    name: 'server: headers',
    inputs: fc.record({
      text: fc.oneof(
        oddText,
        fc.webUrl(),
        oddText.map((t) => `comptoir_desk=${t}; a=b`),
      ),
      count: fc.nat(3),
    }),
    read: ({ text, count }) => {
      readDeskCookie(text);
      if (
        originAllowed(text, 'shop.test', ['https://other.test']) &&
        new URL(text).host !== 'shop.test' &&
        new URL(text).host !== 'other.test'
      )
        throw new Error('a foreign origin was let in');
      clientAddress({ headers: { 'x-forwarded-for': text }, socket: { remoteAddress: '::1' } }, count);
    },
    isRefusal: never,
  }),
  target({
    name: 'server: a hello with Last-Event-ID',
    inputs: fc.tuple(mutatedText(clientFrames), fc.option(oddText, { nil: undefined })),
    read: ([text, id]) => withLastEventId(Buffer.from(text), id),
    isRefusal: never,
  }),
  target({
    name: 'server: the first bytes of a file',
    inputs: fc
      .tuple(fc.constantFrom(...magic, []), fc.uint8Array({ maxLength: 400 }))
      .map(([start, rest]) => Buffer.from([...start, ...rest])),
    read: sniff,
    isRefusal: never,
  }),
  target({
    name: 'server: the name of a file',
    inputs: fc.oneof(
      oddText,
      oddText.map((text) => `../${text}.png`),
    ),
    read: (name) => {
      const clean = cleanFileName(name, 'image/png');
      if (/[/\\\0\r\n]/.test(clean) || clean === '') throw new Error('a name that leads somewhere');
      if (/[^ -~]/.test(contentDisposition(clean))) throw new Error('a header that ends early');
    },
    isRefusal: never,
  }),
];
