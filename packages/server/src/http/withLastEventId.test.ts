import { expect, it } from 'vitest';
import { withLastEventId } from './withLastEventId.js';

const hello = { type: 'hello', version: 1 };

it.each([
  ['takes the cursor of the header', JSON.stringify(hello), 'C1', JSON.stringify({ ...hello, cursor: 'C1' })],
  ['the frame’s own counts', '{"cursor":"C2"}', 'C1', '{"cursor":"C2"}'],
  ['no header', '{"type":"hello"}', undefined, '{"type":"hello"}'],
  ['an empty header', '{"type":"hello"}', '', '{"type":"hello"}'],
  ['no JSON', 'hello', 'C1', 'hello'],
  ['no object', '7', 'C1', '7'],
  ['null', 'null', 'C1', 'null'],
])('%s', (_name, body, header, expected) => {
  expect(withLastEventId(Buffer.from(body), header).toString()).toBe(expected);
});
