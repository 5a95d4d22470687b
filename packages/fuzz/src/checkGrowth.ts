import { parseServerFrame, parseVisitorFrame, requestId } from '@comptoir/transport/wire';
import { cleanFileName } from '../../server/src/files/cleanFileName.js';
import { readDeskCookie } from '../../server/src/http/deskCookie.js';
import { originAllowed } from '../../server/src/http/originAllowed.js';
import { fromCursor } from '../../server/src/storage/cursor.js';
import { createEventReader } from '../../transport/src/adapters/sse/createEventReader.js';

/** How the time of a reader grows with its input. */
export interface Growth {
  readonly reader: string;
  readonly unit: string;
  /** For 64 KiB and for four times as much, in milliseconds. */
  readonly small: number;
  readonly large: number;
  readonly ok: boolean;
}

const units = [
  'a',
  ' ',
  '[',
  '{"a":',
  '"\\u0000",',
  '\\',
  ';',
  'a=b;',
  '../',
  '~',
  '\n',
  'data: x\n',
  ',',
  '9',
  '\u202e',
];
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  parseVisitorFrame,
  parseServerFrame,
  requestId,
  'a text of a frame': (text) =>
    parseVisitorFrame(
      JSON.stringify({ type: 'send', id: '1', clientId: 'c', parts: [{ kind: 'text', text }] }),
    ),
  fromCursor: (text) => fromCursor({ epoch: 'e', visitor: 'v' }, text),
  readDeskCookie,
  originAllowed: (text) => originAllowed(text, 'shop.test', ['https://shop.test']),
  cleanFileName: (text) => cleanFileName(text, 'image/png'),
  // As the network cuts it: every piece about one packet.
  createEventReader: (text) => {
    const feed = createEventReader(() => undefined);
    for (let at = 0; at < text.length; at += 1_400) feed(text.slice(at, at + 1_400));
  },
};

function bestOf(read: (text: string) => unknown, text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    try {
      read(text);
    } catch {
      // A refusal is an answer; here only its time counts.
    }
    return performance.now() - start;
  });
  return Math.min(...times);
}

/**
 * Gives every reader of text its worst repetitions. Four times the input may take ten times as long: above that it
 * is no line any more. What takes less than 20 ms even then harms nobody.
 */
export function checkGrowth(): readonly Growth[] {
  return Object.entries(readers).map(([reader, read]) => {
    const all = units.map((unit) => {
      const text = unit.repeat(Math.ceil(65_536 / unit.length));
      const [small, large] = [bestOf(read, text), bestOf(read, text.repeat(4))];
      return {
        reader,
        unit: JSON.stringify(unit),
        small: round(small),
        large: round(large),
        ok: large < 20 || large / small < 10,
      };
    });
    return all.find(({ ok }) => !ok) ?? all.reduce((worst, one) => (one.large > worst.large ? one : worst));
  });
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
