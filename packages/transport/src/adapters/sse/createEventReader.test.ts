import { expect, it } from 'vitest';
import { createEventReader, type ServerEvent } from './createEventReader.js';

const read = (...pieces: string[]): ServerEvent[] => {
  const events: ServerEvent[] = [];
  const feed = createEventReader((event) => events.push(event));
  for (const piece of pieces) feed(piece);
  return events;
};
const stream = 'event: link\ndata: {"link":"k"}\n\nid: c1\ndata: {"a":1}\n\n:\n\ndata: x\ndata: y\n\n';
const expected = [
  { type: 'link', data: '{"link":"k"}' },
  { type: 'message', data: '{"a":1}' },
  { type: 'message', data: 'x\ny' },
];

it('reads names, data of several lines, and nothing from comments', () => {
  expect(read(stream)).toEqual(expected);
});

it.each(['\r\n', '\r', '\n'])('takes %j for the end of a line, wherever a piece ends', (end) => {
  const text = stream.replaceAll('\n', end);
  for (let cut = 0; cut <= text.length; cut++) {
    // A lone carriage return at the very end may still become a line break of two characters.
    expect(read(text.slice(0, cut), text.slice(cut), ': and so on\n')).toEqual(expected);
  }
  expect(read(...text, ': and so on\n')).toEqual(expected);
});

it('gives a name to its own event only, and none to an event without data', () => {
  expect(read('event: close\n\ndata: 1\n\n')).toEqual([{ type: 'message', data: '1' }]);
});

it('passes over what never ended, and over fields that nobody knows', () => {
  expect(read('retry: 5\nhoroscope: fine\ndata\ndata:1\n\ndata: half')).toEqual([
    { type: 'message', data: '\n1' },
  ]);
});
