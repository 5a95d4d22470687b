import { deepStrictEqual, doesNotMatch, match, ok } from 'node:assert/strict';
import { expect, it } from 'vitest';
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

const message = {
  id: 'm',
  clientId: 'c',
  order: '1.1',
  conversation: 'k',
  at: 1,
  from: 'operator',
  author: { id: 'o', name: 'Anna' },
  parts: [
    { kind: 'text', text: 't' },
    { kind: 'file', file: { id: 'f', name: 'n', type: 'image/png', size: 1, url: '/f' } },
    {
      kind: 'form',
      form: { id: 'q', version: 1, title: { en: 'Q' }, steps: [{ kind: 'photo', name: 'n', label: 'l' }] },
    },
    { kind: 'notice', notice: { code: 'operator_joined', name: 'A' } },
  ],
};
const context = {
  page: { url: 'u' },
  cart: { lines: [{ sku: '1', title: 't', quantity: 1 }] },
  language: 'ru',
};
const conversation = { id: 'k', intent: 'chat', phase: 'queued', queue: { position: 1 } };
const visitor = { id: 'v', name: 'V', context, visits: 1, connected: true };
const frames = [
  { type: 'hello', version: 1, token: 't', context },
  { type: 'send', id: '1', clientId: 'c', conversation: 'k', parts: message.parts },
  { type: 'rate', id: '1', conversation: 'k', rating: { score: 5, comment: 'c' } },
  { type: 'history', id: '1', conversation: 'k', before: 'b', limit: 5 },
  { type: 'edit', id: '1', conversation: 'k', message: 'm', clientId: 'c', parts: message.parts },
  { type: 'ok', id: '1', message, cursor: 'c', duplicate: false },
  { type: 'ok', id: '1', messages: [message] },
  { type: 'message', message, cursor: 'c' },
  { type: 'conversation', conversation },
  { type: 'chat', chat: { conversation, visitor, messages: [message] } },
  { type: 'queue', queue: [{ conversation: 'k', intent: 'chat', visitor, since: 1, preview: 'p' }] },
];
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
