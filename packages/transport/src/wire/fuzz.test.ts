import { deepStrictEqual, doesNotMatch, match, ok } from 'node:assert/strict';
import { expect, it } from 'vitest';
import { clientFrames, serverFrames } from '../../test/sampleFrames.js';
import { isChatError } from '../errors.js';
import { parseOperatorFrame } from './parseOperatorFrame.js';
import { parseServerFrame } from './parseServerFrame.js';
import { parseServerToOperatorFrame } from './parseServerToOperatorFrame.js';
import { parseVisitorFrame } from './parseVisitorFrame.js';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** Mulberry32: small, and the same everywhere. */
function createRandom(state: number): () => number {
  let now = state;
  return () => {
    now = (now + 0x6d2b79f5) | 0;
    let t = Math.imul(now ^ (now >>> 15), 1 | now);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const frames = [...clientFrames, ...serverFrames];
const junk: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  '',
  'text',
  'x'.repeat(5_000),
  [],
  [[]],
  {},
  { kind: 'text' },
  { kind: 'x', text: 'y' },
];
const parsers = [parseVisitorFrame, parseOperatorFrame, parseServerFrame, parseServerToOperatorFrame];

/** A copy with one place replaced, dropped or added. */
function mutate(value: unknown, random: () => number): unknown {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (typeof value !== 'object' || value === null || random() < 0.15) return pick(junk);
  if (Array.isArray(value)) {
    if (value.length === 0 || random() < 0.2) return [...value, pick(junk)];
    const at = Math.floor(random() * value.length);
    return value.map((item, index) => (index === at ? mutate(item, random) : item));
  }
  const keys = Object.keys(value);
  const key = pick([...keys, '__proto__', 'constructor', 'toString', 'kind', 'extra']);
  const rest = Object.entries(value).filter(([name]) => name !== key);
  if (random() < 0.2) return Object.fromEntries(rest);
  const old = keys.includes(key) ? (value as Record<string, unknown>)[key] : undefined;
  return Object.fromEntries([...rest, [key, mutate(old, random)]]);
}

it(`gives a clean copy or a clear error for anything (SEED=${seed})`, () => {
  const random = createRandom(seed);
  let taken = 0;
  let refused = 0;
  for (let round = 0; round < 10_000; round++) {
    let frame: unknown = frames[round % frames.length];
    for (let times = 1 + Math.floor(random() * 3); times > 0; times--) frame = mutate(frame, random);
    const text = JSON.stringify(frame);
    const parse = parsers[Math.floor(random() * parsers.length)] ?? parseVisitorFrame;
    try {
      const copy = parse(text);
      if (copy === undefined) continue;
      taken++;
      deepStrictEqual(parse(JSON.stringify(copy)), copy, text);
      doesNotMatch(JSON.stringify(copy), /"(__proto__|constructor)"/, text);
    } catch (error) {
      if (!isChatError(error)) throw error;
      refused++;
      match(error.code, /^(bad_frame|message_too_large)$/, text);
      match(error.message, /^[\w.[\]]+: expected .+, got .+$/, text);
      ok(error.message.length < 300, text);
    }
  }
  expect(taken).toBeGreaterThan(500);
  expect(refused).toBeGreaterThan(500);
});
