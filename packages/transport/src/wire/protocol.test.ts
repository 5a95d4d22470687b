import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorKinds } from '../errors.js';
import { parseOperatorFrame } from './parseOperatorFrame.js';
import { parseServerFrame } from './parseServerFrame.js';
import { parseServerToOperatorFrame } from './parseServerToOperatorFrame.js';
import { parseVisitorFrame } from './parseVisitorFrame.js';
import { deskFrameSchemas } from './schemas/deskFrameSchemas.js';
import { operatorFrameSchemas } from './schemas/operatorFrameSchemas.js';
import { serverFrameSchemas } from './schemas/serverFrameSchemas.js';
import { visitorFrameSchemas } from './schemas/visitorFrameSchemas.js';
import { closeCodes, maxFrameBytes } from './visitorFrames.js';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const page = read('../../../../docs/protocol.md');
const source = ['./visitorFrames.ts', './operatorFrames.ts', '../model.ts', '../transport.ts']
  .map((path) => oneLine(read(path)))
  .join('\n');

function section(title: string): string {
  const found = page.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  return found ?? expect.fail(`no section ${title}`);
}

describe('docs/protocol.md', () => {
  const shapes = [...page.matchAll(/^```ts shape\n(.*?)^```$/gms)].map((match) => match[1] ?? '');

  it('has shapes', () => {
    expect(shapes.length).toBeGreaterThan(45);
  });

  it.each(shapes)('shows a shape as it stands in the source: %s', (shape) => {
    expect(source).toContain(oneLine(shape));
  });

  it.each([
    ['Visitor to server', Object.keys(visitorFrameSchemas)],
    ['Server to visitor', Object.keys(serverFrameSchemas)],
    ['Operator to server', Object.keys(operatorFrameSchemas)],
    ['Server to operator', Object.keys(deskFrameSchemas)],
  ])('has each frame from %s as a heading, and no other', (title, types) => {
    const headings = [...section(title).matchAll(/^### `(\w+)`/gm)].map((match) => match[1]);
    expect(headings.sort()).toEqual([...types].sort());
  });

  it('lists the close codes by their names', () => {
    const rows = section('Close codes').matchAll(/^\| (\d{4}) \| `(\w+)` +\|.*\| `(\w+)` +\|$/gm);
    const listed = [...rows].map(([, code, name, error]) => {
      expect(errorKinds).toHaveProperty(error ?? '');
      return [name, Number(code)];
    });
    expect(Object.fromEntries(listed)).toEqual(closeCodes);
  });

  it('names no error code that does not exist', () => {
    const lines = page.split('\n').filter((line) => /^Errors|^\| `(GET|POST)/.test(line));
    expect(lines.length).toBeGreaterThan(10);
    const known = new Set([...Object.keys(errorKinds), 'server_failed']);
    for (const line of lines) {
      for (const [, word] of line.matchAll(/`([a-z]+_[a-z_]+)`/g)) expect(known).toContain(word);
    }
  });

  it('says the limits that the code has', () => {
    expect(page).toContain(`a frame ${maxFrameBytes.toLocaleString('en')} bytes`);
  });

  const parsers = {
    '→': parseVisitorFrame,
    '←': parseServerFrame,
    '⇒': parseOperatorFrame,
    '⇐': parseServerToOperatorFrame,
  };
  const examples = [...section('Conversations').matchAll(/^([→←⇒⇐])(?: [AB])? (\{.*\})$/gm)];

  it('has numbered conversations', () => {
    const numbers = [...section('Conversations').matchAll(/^### (\d+)\. /gm)].map((match) =>
      Number(match[1]),
    );
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(examples.length).toBeGreaterThan(25);
  });

  it.each(examples.map((match) => [match[1] ?? '', match[2] ?? '']))(
    'shows a valid frame: %s %s',
    (way, text) => {
      expect(parsers[way as keyof typeof parsers](text)).toEqual(JSON.parse(text));
    },
  );
});
